package org.zhengyuan.exchange.catalog;

import java.util.Set;

/** Tells which elements hang on a dataset, so that the catalogue does not cut them off. The responsibility list answers. */
public interface SourceGuard {
    /** Elements whose source the dataset was, is or is announced to be, in any division. */
    Set<String> held(String dataset);

    /** Elements whose source the dataset is or is announced to be. */
    Set<String> presentlyHeld(String dataset);
}

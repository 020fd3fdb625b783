package org.zhengyuan.exchange.watch;

import java.util.List;
import java.util.Optional;

/** The rules as they count now. */
public interface WatchRules {
    /** By their codes. */
    List<WatchRule> all();

    Optional<WatchRule> find(String code);

    /** Replaces a rule by its next version, if it still is the one before; false where it is not. The change is a fact. */
    boolean change(WatchRule next);
}

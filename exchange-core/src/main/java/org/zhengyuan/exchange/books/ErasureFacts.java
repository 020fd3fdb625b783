package org.zhengyuan.exchange.books;

import java.util.UUID;

/** What was erased, by the facts that say so. */
public interface ErasureFacts {
    /** True where this fact is one of an erasure that names the item. */
    boolean cover(UUID fact, String item);
}

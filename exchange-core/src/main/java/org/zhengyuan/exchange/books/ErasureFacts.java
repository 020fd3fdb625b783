package org.zhengyuan.exchange.books;

import java.util.UUID;

/** What was erased, by the facts that say so. */
public interface ErasureFacts {
    /** True where this fact is one of an erasure that names the item. */
    boolean cover(UUID fact, String item);

    /** True where this fact tells that alerts' time was over, and names the item, a fact of one of them. */
    boolean expired(UUID fact, String item);
}

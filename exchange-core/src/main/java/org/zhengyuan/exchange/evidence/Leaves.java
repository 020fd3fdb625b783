package org.zhengyuan.exchange.evidence;

import java.util.List;

/** Hands leaves to the log, in the caller's transaction. Where they come to lie is decided after it has committed. */
public interface Leaves {
    /**
     * @param entries 34 bytes each; a leaf's place in the packet is its place in the list
     * @return the packet's number
     */
    long append(List<byte[]> entries);
}

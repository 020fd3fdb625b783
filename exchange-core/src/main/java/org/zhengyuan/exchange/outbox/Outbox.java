package org.zhengyuan.exchange.outbox;

/** Messages on their way to endpoints outside. */
public interface Outbox {
    /** Where the channel has no endpoint, nothing should be made for it. */
    boolean isOpen(String channel);

    /**
     * Writes a message in the caller's transaction: it is durable with what it tells, or gone with it. It reaches its endpoint at least once,
     * after every earlier message of its key. Where the channel has no endpoint, nothing is written.
     *
     * @param orderKey messages that must arrive in their order have the same; at most one of them is on its way at a time
     * @param body JSON
     */
    void put(String channel, String orderKey, byte[] body);
}

package org.zhengyuan.exchange.outbox;

/** What came of one attempt. */
public sealed interface Posted {
    /** The endpoint has the message. */
    record Taken() implements Posted {}

    /** The endpoint is there and will never take this message. */
    record Unacceptable(String reason) implements Posted {}

    /** Nothing can be said about the message: it waits, and the endpoint is left alone for a while. */
    record NotNow(String reason) implements Posted {}
}

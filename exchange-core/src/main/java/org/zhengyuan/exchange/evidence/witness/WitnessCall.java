package org.zhengyuan.exchange.evidence.witness;

import java.io.IOException;
import java.net.URI;

/** Sends a request to a witness. */
@FunctionalInterface
public interface WitnessCall {
    /** What came back: a status of HTTP and the body's beginning. */
    record Reply(int status, String body) {}

    /**
     * Waits for the answer, but not for long.
     *
     * @throws IOException none came
     */
    Reply post(URI address, byte[] body) throws IOException;
}

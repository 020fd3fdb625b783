package org.zhengyuan.exchange.outbox;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/** What a message carries beside its body, so that the receiver can tell who posts it. */
public interface Marking {
    /**
     * Headers of one attempt.
     *
     * @throws IOException the key cannot be read; the message waits
     */
    Map<String, String> headers(Message message, Instant at) throws IOException;
}

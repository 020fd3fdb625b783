package org.zhengyuan.exchange.outbox;

import java.net.URI;
import java.time.Duration;

/**
 * Where the messages of a channel are posted to.
 *
 * @param channel names the endpoint in the outbox and for operators
 * @param target of every POST; on the operator's approved list
 * @param timeout for one attempt as a whole, connecting and answering included
 * @param marking how the receiver can tell who posts
 */
public record Endpoint(String channel, URI target, Duration timeout, Marking marking) {
    /** Without query, which may hold a secret. */
    public String shown() {
        return target.getScheme() + "://" + target.getAuthority() + target.getPath();
    }
}

package org.zhengyuan.server.security;

import java.time.Instant;

/** The record of what operators did to clients and accounts. Appended in the caller's transaction, never changed. */
public interface AccessEvents {
    /**
     * @param actor who acted
     * @param action what was done, for example {@code client.stop}
     * @param object client id or account id
     */
    void append(Instant at, String actor, String action, String object);
}

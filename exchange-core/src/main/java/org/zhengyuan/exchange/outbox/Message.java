package org.zhengyuan.exchange.outbox;

import java.util.UUID;

/**
 * One message as it waits.
 *
 * @param delivery random; the same at every attempt, so that a receiver knows what it has had
 * @param attempts how often it was tried
 */
@SuppressWarnings("ArrayRecordComponent") // bytes to be sent, never compared
public record Message(long id, UUID delivery, int attempts, byte[] body) {}

package org.zhengyuan.exchange.outbox;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How the channels stand, and what was set aside. */
public interface Outboxes {
    /**
     * One channel.
     *
     * @param target where it posts to; null where it has no endpoint any more
     * @param waiting messages not yet taken
     * @param oldest when the first of them was written
     * @param delivered messages taken since ever
     * @param pausedUntil the endpoint is left alone until then; null where it answers
     * @param problem of the last failed attempt
     */
    record Channel(
            String channel,
            @Nullable String target,
            long waiting,
            @Nullable Instant oldest,
            long delivered,
            @Nullable Instant deliveredAt,
            long setAside,
            @Nullable Instant pausedUntil,
            @Nullable String problem) {}

    /** A message that its endpoint will never take as it is. */
    record SetAside(long id, UUID delivery, Instant writtenAt, Instant setAsideAt, String reason, String body) {}

    List<Channel> channels();

    /** The newest first; {@code before} null = from the newest. */
    List<SetAside> setAside(String channel, @Nullable Long before, int limit);

    /** Puts a message that was set aside back among those that wait, behind all others; false where there is none. */
    boolean retry(String channel, long id);
}

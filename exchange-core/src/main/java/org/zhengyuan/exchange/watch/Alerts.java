package org.zhengyuan.exchange.watch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The alerts. Each is a fact of the evidence log when it is raised, when its count has doubled, and with every decision. */
public interface Alerts {
    /**
     * Raises an alert, or brings the one of this finding up to date, in the caller's transaction. One that is closed is left as it is.
     *
     * @return the alert, if this raised it
     */
    Optional<Alert> raise(Finding finding, Instant at);

    Optional<Alert> find(UUID id);

    /** The newest first; null = any. */
    List<Alert> list(Alert.@Nullable State state, @Nullable String rule, @Nullable Long before, int limit);

    long open();

    /** Facts of the alert itself, by their receipts, the first first. */
    List<UUID> facts(UUID id);

    /** Writes a decision, unless the alert is closed; false where it is. */
    boolean decide(UUID id, Alert.State state, Alert.Decision decision);
}

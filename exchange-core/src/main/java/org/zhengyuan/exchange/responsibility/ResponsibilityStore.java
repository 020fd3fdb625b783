package org.zhengyuan.exchange.responsibility;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps the lines of the list; refuses by itself whatever would make a second source. */
public interface ResponsibilityStore {
    /** A line to be written; the store gives it the instant from which it is known. */
    record NewLine(
            UUID id, String element, String division, String dataset, Instant validFrom, @Nullable Instant validTo) {}

    /** Every line ever written, those replaced since included. */
    List<Responsibility> everyLine();

    /**
     * Closes the known period of some lines and opens others, all at one instant of transaction time, all or nothing, durable when it
     * returns.
     *
     * @return the refusal where the store's own rules say no; nothing was written then
     */
    Optional<ResponsibilityRefusal> write(ResponsibilityDecision decision, List<UUID> close, List<NewLine> open);

    /** Keeps a refused attempt to make a second source, durable when it returns. */
    void recordRefusal(
            ResponsibilityRefusal refusal,
            NewLine attempted,
            @Nullable String presentSource,
            String attemptedBy,
            String basis);
}

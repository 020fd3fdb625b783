package org.zhengyuan.exchange.retention;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.problem.Outcome;

/** Erasures as they are proposed, decided and carried out. What a method does has been committed when it returns. */
public interface Erasures {
    Optional<Erasure> find(UUID id);

    /** The newest first; only those before this running number, where it is given. */
    List<Erasure> list(@Nullable Long before, int limit);

    /**
     * What is asked for.
     *
     * @param alsoSplit the subjects that it was merged with and split from go too
     */
    record Proposal(UUID subject, String reason, String legalBasis, boolean alsoSplit) {}

    void propose(UUID id, Proposal proposal, String by, Instant at);

    /** False where it was decided before. */
    boolean reject(UUID id, String by, Instant at, String reason);

    /** Erases everything, in one transaction; delivered files go at its end. Broken off, nothing is decided yet. Refused, nothing is touched. */
    Outcome<Erasure> carryOut(UUID id, String by, Instant at);
}

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

    void propose(UUID id, UUID subject, String reason, String legalBasis, String by, Instant at);

    /** False where it was decided before. */
    boolean reject(UUID id, String by, Instant at, String reason);

    /** Erases everything, in one transaction; a file that was delivered goes before it. Broken off, nothing is decided yet. */
    Outcome<Erasure> carryOut(UUID id, String by, Instant at);
}

package org.zhengyuan.exchange.registry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.problem.Outcome;

/** Merges and splits, proposed and decided. What a method returns has been committed. */
public interface SubjectChanges {
    Optional<SubjectChange> find(UUID id);

    /** The newest first. {@code before}: only those with a lower number; null = from the newest. */
    List<SubjectChange> list(@Nullable Long before, int limit);

    void propose(UUID id, SubjectChange.Kind kind, UUID kept, UUID absorbed, @Nullable UUID undoes, Proposal proposal);

    /**
     * Carries a proposed change out, all or nothing: identifiers change subjects, records with their whole history go with them, everything
     * kept beside the registry follows. Waits for the sets being written at that moment.
     *
     * @return the change, done; or why it cannot be (with the records in the way), and nothing has changed
     */
    Outcome<SubjectChange> carryOut(UUID id, String decidedBy, Instant at);

    /** Of a split that was carried out: what may be told of the wrong one of the two until it is delivered again. Else nothing. */
    List<SubjectChange.Uncertain> uncertain(SubjectChange split);

    /** False where it was decided before. */
    boolean reject(UUID id, String decidedBy, Instant at, String reason);

    /** Who proposes, when and why. */
    record Proposal(String by, Instant at, String reason) {}
}

package org.zhengyuan.exchange.sharing;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.problem.Outcome;

/** The agreements of all departments. Writes are durable when a method returns. */
public interface SharingAgreements {
    /** What the parties did with an agreement, and the number of the version that counts. */
    record InForce(AgreementState state, int version) {}

    Optional<SharingAgreement> find(UUID id);

    /**
     * Agreements a department is a side of, newest first; every department's where it is null.
     *
     * @param before only those made before this one; null = from the newest
     */
    List<SharingAgreement> list(@Nullable String department, @Nullable UUID before, int limit);

    /** The agreement whose first version came from this data request. */
    Optional<UUID> madeFrom(UUID request);

    /** Every version, the newest first. */
    List<AgreementVersion> versions(UUID id);

    /** Everything that happened to it, the newest first. */
    List<AgreementChange> history(UUID id);

    /** Takes one step on an agreement, alone, and records it as an event of its history. Empty where there is no such agreement. */
    Optional<Outcome<SharingAgreement>> step(
            UUID id,
            AgreementChange.Kind kind,
            Actor actor,
            String reason,
            Instant at,
            Function<SharingAgreement, Outcome<SharingAgreement>> step);

    /** States of these agreements in the caller's transaction, with one statement; unknown ids are absent. */
    Map<UUID, InForce> inForce(Collection<UUID> ids);

    /** One version, from memory after the first time. */
    Optional<AgreementVersion> version(UUID id, int version);
}

package org.zhengyuan.exchange.retention;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.evidence.AuditQueries;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.registry.SubjectRef;
import org.zhengyuan.exchange.registry.Subjects;

/** Erasing a subject: a steward of the exchange proposes, another one decides. Every look at erasures is a fact. */
public final class ErasingSubjects {
    private final Erasures erasures;
    private final Subjects subjects;
    private final AuditQueries queries;
    private final Clock clock;

    public ErasingSubjects(Erasures erasures, Subjects subjects, AuditQueries queries, Clock clock) {
        this.erasures = erasures;
        this.subjects = subjects;
        this.queries = queries;
        this.clock = clock;
    }

    /** @param alsoSplit the subjects that it was merged with and split from go too */
    public Outcome<Erasure> propose(
            Actor actor, SubjectRef subject, String reason, String legalBasis, boolean alsoSplit) {
        if (!mayDecide(actor)) {
            return Outcome.refused(RetentionRefusal.NOT_ALLOWED);
        }
        if (reason.isBlank() || legalBasis.isBlank()) {
            return Outcome.refused(
                    RetentionRefusal.MISSING, Map.of("field", reason.isBlank() ? "reason" : "legalBasis"));
        }
        Optional<UUID> known = subjects.find(subject);
        if (known.isEmpty()) {
            return Outcome.refused(RetentionRefusal.SUBJECT_UNKNOWN);
        }
        UUID id = UUID.randomUUID();
        Erasures.Proposal proposal = new Erasures.Proposal(known.get(), reason.strip(), legalBasis.strip(), alsoSplit);
        erasures.propose(id, proposal, actor.id(), clock.instant());
        return Outcome.done(erasures.find(id).orElseThrow());
    }

    /**
     * Carries it out or rejects it. Who proposed it may take it back, and may not carry it out.
     *
     * @param reason needed for a rejection
     */
    public Outcome<Erasure> decide(Actor actor, UUID id, boolean approved, String reason) {
        if (!mayDecide(actor)) {
            return Outcome.refused(RetentionRefusal.NOT_ALLOWED);
        }
        Optional<Erasure> found = erasures.find(id);
        if (found.isEmpty()) {
            return Outcome.refused(RetentionRefusal.UNKNOWN);
        }
        if (found.get().state() != Erasure.State.PROPOSED) {
            return Outcome.refused(RetentionRefusal.ALREADY_DECIDED);
        }
        if (approved) {
            return found.get().proposedBy().equals(actor.id())
                    ? Outcome.refused(RetentionRefusal.FOUR_EYES)
                    : erasures.carryOut(id, actor.id(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        }
        if (reason.isBlank()) {
            return Outcome.refused(RetentionRefusal.MISSING, Map.of("field", "reason"));
        }
        return erasures.reject(id, actor.id(), clock.instant(), reason.strip())
                ? Outcome.done(erasures.find(id).orElseThrow())
                : Outcome.refused(RetentionRefusal.ALREADY_DECIDED);
    }

    public Outcome<Erasure> find(Actor actor, UUID id) {
        Optional<Erasure> found = maySee(actor) ? erasures.find(id) : Optional.empty();
        if (found.isEmpty()) {
            return Outcome.refused(RetentionRefusal.UNKNOWN);
        }
        queries.noteLooker(actor, "erasure", "erasure/" + id, Map.of());
        return Outcome.done(found.get());
    }

    /** The newest first. */
    public Outcome<List<Erasure>> list(Actor actor, @Nullable Long before, int limit) {
        if (!maySee(actor)) {
            return Outcome.refused(RetentionRefusal.NOT_ALLOWED);
        }
        List<Erasure> found = erasures.list(before, limit);
        queries.noteLooker(actor, "erasures", "erasure", Map.of("shown", found.size()));
        return Outcome.done(found);
    }

    private static boolean maySee(Actor actor) {
        return actor.has(Role.EXCHANGE_STEWARD) || actor.has(Role.AUDITOR);
    }

    private static boolean mayDecide(Actor actor) {
        return actor.kind() == Actor.Kind.PERSON && actor.has(Role.EXCHANGE_STEWARD);
    }
}

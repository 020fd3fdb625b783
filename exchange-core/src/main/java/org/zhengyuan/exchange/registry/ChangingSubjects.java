package org.zhengyuan.exchange.registry;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.registry.SubjectChange.Kind;
import org.zhengyuan.exchange.registry.SubjectChange.State;
import org.zhengyuan.exchange.registry.SubjectChanges.Proposal;

/** Merging subjects and splitting them again: a steward of the exchange proposes, another one approves. */
public final class ChangingSubjects {
    private final SubjectChanges changes;
    private final Subjects subjects;
    private final Clock clock;

    public ChangingSubjects(SubjectChanges changes, Subjects subjects, Clock clock) {
        this.changes = changes;
        this.subjects = subjects;
        this.clock = clock;
    }

    public static boolean maySee(Actor actor) {
        return actor.has(Role.EXCHANGE_STEWARD) || actor.has(Role.AUDITOR);
    }

    /** Proposes that both identifiers name one subject. {@code absorbed} gives its identifiers and records to {@code kept}. */
    public Outcome<SubjectChange> merge(Actor actor, SubjectRef kept, SubjectRef absorbed, String reason) {
        if (!mayDecide(actor)) {
            return Outcome.refused(SubjectRefusal.NOT_ALLOWED);
        }
        if (!kept.subjectType().equals(absorbed.subjectType())) {
            return Outcome.refused(SubjectRefusal.OTHER_TYPE);
        }
        Optional<UUID> stays = subjects.find(kept);
        Optional<UUID> goes = subjects.find(absorbed);
        if (stays.isEmpty() || goes.isEmpty()) {
            return Outcome.refused(SubjectRefusal.UNKNOWN, Map.of("field", stays.isEmpty() ? "kept" : "absorbed"));
        }
        if (stays.get().equals(goes.get())) {
            return Outcome.refused(SubjectRefusal.SAME);
        }
        return propose(actor, Kind.MERGE, stays.get(), goes.get(), null, reason);
    }

    /**
     * Proposes that a merge was wrong: the identifiers and records it moved go back with all that was delivered for them since, and with the
     * records that were first delivered under those identifiers in the meantime.
     */
    public Outcome<SubjectChange> split(Actor actor, UUID merge, String reason) {
        if (!mayDecide(actor)) {
            return Outcome.refused(SubjectRefusal.NOT_ALLOWED);
        }
        Optional<SubjectChange> done =
                changes.find(merge).filter(one -> one.kind() == Kind.MERGE && one.state() == State.DONE);
        if (done.isEmpty()) {
            return Outcome.refused(SubjectRefusal.NO_MERGE);
        }
        return propose(actor, Kind.SPLIT, done.get().kept(), done.get().absorbed(), merge, reason);
    }

    /** Carries it out, where somebody else proposed it. */
    public Outcome<SubjectChange> approve(Actor actor, UUID id) {
        Optional<SubjectRefusal> no = undecidable(actor, id);
        if (no.isPresent()) {
            return Outcome.refused(no.get());
        }
        if (changes.find(id).orElseThrow().proposedBy().equals(actor.id())) {
            return Outcome.refused(SubjectRefusal.FOUR_EYES);
        }
        return changes.carryOut(id, actor.id(), clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /** Rejects it; who proposed it may take it back this way. */
    public Outcome<SubjectChange> reject(Actor actor, UUID id, String reason) {
        Optional<SubjectRefusal> no = undecidable(actor, id);
        if (no.isPresent()) {
            return Outcome.refused(no.get());
        }
        if (reason.isBlank()) {
            return Outcome.refused(SubjectRefusal.REASON_MISSING);
        }
        return changes.reject(id, actor.id(), clock.instant(), reason.strip())
                ? Outcome.done(changes.find(id).orElseThrow())
                : Outcome.refused(SubjectRefusal.ALREADY_DECIDED);
    }

    public Outcome<SubjectChange> find(Actor actor, UUID id) {
        return changes.find(id)
                .filter(any -> maySee(actor))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(SubjectRefusal.UNKNOWN_CHANGE));
    }

    /** Of a split that was carried out: records that their department should deliver again. Empty for any other change. */
    public List<SubjectChange.Uncertain> toDeliverAgain(SubjectChange change) {
        return changes.uncertain(change);
    }

    /** The newest first. */
    public Outcome<List<SubjectChange>> list(Actor actor, @Nullable Long before, int limit) {
        return maySee(actor) ? Outcome.done(changes.list(before, limit)) : Outcome.refused(SubjectRefusal.NOT_ALLOWED);
    }

    private Outcome<SubjectChange> propose(
            Actor actor, Kind kind, UUID kept, UUID absorbed, @Nullable UUID undoes, String reason) {
        if (reason.isBlank()) {
            return Outcome.refused(SubjectRefusal.REASON_MISSING);
        }
        UUID id = UUID.randomUUID();
        changes.propose(id, kind, kept, absorbed, undoes, new Proposal(actor.id(), clock.instant(), reason.strip()));
        return Outcome.done(changes.find(id).orElseThrow());
    }

    private Optional<SubjectRefusal> undecidable(Actor actor, UUID id) {
        if (!mayDecide(actor)) {
            return Optional.of(SubjectRefusal.NOT_ALLOWED);
        }
        Optional<SubjectChange> change = changes.find(id);
        if (change.isEmpty()) {
            return Optional.of(SubjectRefusal.UNKNOWN_CHANGE);
        }
        return change.get().state() == State.PROPOSED ? Optional.empty() : Optional.of(SubjectRefusal.ALREADY_DECIDED);
    }

    private static boolean mayDecide(Actor actor) {
        return actor.kind() == Actor.Kind.PERSON && actor.has(Role.EXCHANGE_STEWARD);
    }
}

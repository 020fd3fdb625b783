package org.zhengyuan.exchange.responsibility;

import static org.zhengyuan.exchange.responsibility.ResponsibilityOutcome.refused;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.responsibility.ResponsibilityDecision.Kind;
import org.zhengyuan.exchange.responsibility.ResponsibilityStore.NewLine;

/** Changes the responsibility list: assigns a first source, moves it to another dataset at a day, ends it. The exchange's steward does so. */
public final class ResponsibilityChanges {
    /** Stands as decider where the system took lines from the operator's files. */
    public static final String SYSTEM = "system";

    private final ResponsibilityStore store;
    private final Eligibility eligibility;
    private final Baselines baselines;
    private final Clock clock;

    public ResponsibilityChanges(ResponsibilityStore store, Eligibility eligibility, Baselines baselines, Clock clock) {
        this.store = store;
        this.eligibility = eligibility;
        this.baselines = baselines;
        this.clock = clock;
    }

    /** Gives an element its source for a period in which it has none. */
    public ResponsibilityOutcome assign(Actor actor, Assignment assignment) {
        return mayDecide(actor) ? assign(actor.id(), assignment) : refused(ResponsibilityRefusal.NOT_ALLOWED);
    }

    /** Takes a line from the operator's files, in the system's name; a line that was ever recorded so is left as the list has it. */
    public ResponsibilityOutcome assignFromFiles(Assignment assignment) {
        Instant from = LegalDate.midnight(assignment.validFrom());
        boolean recorded = store.everyLine().stream()
                .anyMatch(line -> line.element().equals(assignment.element())
                        && line.division().equals(assignment.division())
                        && line.dataset().equals(assignment.dataset())
                        && line.validFrom().equals(from));
        return recorded ? new ResponsibilityOutcome.Recorded(List.of()) : assign(SYSTEM, assignment);
    }

    /**
     * Announces that another dataset is the source from a day on. The present line ends that day and the new one takes the rest of its
     * period; until then the new source is incoming. What held before the day stays.
     */
    public ResponsibilityOutcome move(Actor actor, Move move) {
        if (!mayDecide(actor)) {
            return refused(ResponsibilityRefusal.NOT_ALLOWED);
        }
        Optional<ResponsibilityRefusal> ineligible =
                eligibility.refusal(move.element(), move.division(), move.dataset(), move.basis());
        if (ineligible.isPresent()) {
            return refused(ineligible.get());
        }
        if (move.from().isBefore(today())) {
            return refused(ResponsibilityRefusal.RETROACTIVE);
        }
        Instant from = LegalDate.midnight(move.from());
        Optional<Responsibility> present = holding(move.element(), move.division(), from);
        if (present.isEmpty()) {
            return refused(ResponsibilityRefusal.NO_SOURCE);
        }
        if (present.get().dataset().equals(move.dataset())) {
            return refused(ResponsibilityRefusal.SAME_SOURCE);
        }
        boolean overridden = isGiven(move.overrideReason());
        if (!overridden && !baselines.delivered(move.dataset(), move.element(), move.division())) {
            return refused(ResponsibilityRefusal.NO_BASELINE);
        }
        List<NewLine> open = new ArrayList<>(shortened(present.get(), from));
        open.add(new NewLine(
                UUID.randomUUID(),
                move.element(),
                move.division(),
                move.dataset(),
                from,
                present.get().validTo()));
        return write(
                ResponsibilityDecision.of(
                        Kind.MOVED, actor.id(), move.basis(), overridden ? move.overrideReason() : null),
                List.of(present.get().id()),
                open);
    }

    /** Ends a line at a day, today or later; an announced line that has not begun by then is taken back. */
    public ResponsibilityOutcome end(Actor actor, UUID line, LocalDate at, String basis) {
        if (!mayDecide(actor)) {
            return refused(ResponsibilityRefusal.NOT_ALLOWED);
        }
        if (basis.isBlank()) {
            return refused(ResponsibilityRefusal.BASIS_NEEDED);
        }
        Optional<Responsibility> present = store.everyLine().stream()
                .filter(candidate -> candidate.id().equals(line) && candidate.knownTo() == null)
                .findFirst();
        if (present.isEmpty()) {
            return refused(ResponsibilityRefusal.UNKNOWN_LINE);
        }
        if (at.isBefore(today())) {
            return refused(ResponsibilityRefusal.RETROACTIVE);
        }
        Instant end = LegalDate.midnight(at);
        if (present.get().validTo() != null && !end.isBefore(present.get().validTo())) {
            return refused(ResponsibilityRefusal.EMPTY_PERIOD);
        }
        return write(
                ResponsibilityDecision.of(Kind.ENDED, actor.id(), basis, null),
                List.of(line),
                shortened(present.get(), end));
    }

    private ResponsibilityOutcome assign(String decidedBy, Assignment assignment) {
        Optional<ResponsibilityRefusal> ineligible = eligibility.refusal(
                assignment.element(), assignment.division(), assignment.dataset(), assignment.basis());
        if (ineligible.isPresent()) {
            return refused(ineligible.get());
        }
        LocalDate to = assignment.validTo();
        if (to != null && !assignment.validFrom().isBefore(to)) {
            return refused(ResponsibilityRefusal.EMPTY_PERIOD);
        }
        boolean overridden = isGiven(assignment.overrideReason());
        Optional<ResponsibilityRefusal> takesOver = takesOver(assignment, overridden);
        if (takesOver.isPresent()) {
            return refused(takesOver.get());
        }
        NewLine line = new NewLine(
                UUID.randomUUID(),
                assignment.element(),
                assignment.division(),
                assignment.dataset(),
                LegalDate.midnight(assignment.validFrom()),
                to == null ? null : LegalDate.midnight(to));
        ResponsibilityDecision decision = ResponsibilityDecision.of(
                Kind.ASSIGNED, decidedBy, assignment.basis(), overridden ? assignment.overrideReason() : null);
        return write(decision, List.of(), List.of(line));
    }

    /**
     * A line of a narrower division takes it over from the source of the wider one. Once that source has delivered, this is a move and kept
     * like one: not before today, and not without a baseline.
     */
    private Optional<ResponsibilityRefusal> takesOver(Assignment assignment, boolean overridden) {
        Instant from = LegalDate.midnight(assignment.validFrom());
        Instant to = assignment.validTo() == null ? Instant.MAX : LegalDate.midnight(assignment.validTo());
        boolean taken = store.everyLine().stream()
                .filter(line -> line.knownTo() == null
                        && line.element().equals(assignment.element())
                        && !line.dataset().equals(assignment.dataset())
                        && !line.division().equals(assignment.division())
                        && DivisionHierarchy.within(assignment.division(), line.division())
                        && line.validFrom().isBefore(to)
                        && (line.validTo() == null || from.isBefore(line.validTo())))
                .anyMatch(line -> baselines.delivered(line.dataset(), line.element(), line.division()));
        if (!taken) {
            return Optional.empty();
        }
        if (assignment.validFrom().isBefore(today())) {
            return Optional.of(ResponsibilityRefusal.RETROACTIVE);
        }
        return overridden || baselines.delivered(assignment.dataset(), assignment.element(), assignment.division())
                ? Optional.empty()
                : Optional.of(ResponsibilityRefusal.NO_BASELINE);
    }

    private static boolean isGiven(@Nullable String reason) {
        return reason != null && !reason.isBlank();
    }

    private ResponsibilityOutcome write(ResponsibilityDecision decision, List<UUID> close, List<NewLine> open) {
        Optional<ResponsibilityRefusal> refusal = store.write(decision, close, open);
        if (refusal.isEmpty()) {
            Set<UUID> opened = open.stream().map(NewLine::id).collect(Collectors.toSet());
            return new ResponsibilityOutcome.Recorded(store.everyLine().stream()
                    .filter(line -> opened.contains(line.id()))
                    .toList());
        }
        if (refusal.get() != ResponsibilityRefusal.SECOND_SOURCE) {
            return refused(refusal.get());
        }
        NewLine attempted = open.getLast();
        Optional<Responsibility> present = overlapping(attempted);
        String source = present.map(Responsibility::dataset).orElse(null);
        store.recordRefusal(refusal.get(), attempted, source, decision.decidedBy(), decision.basis());
        return new ResponsibilityOutcome.Refused(refusal.get(), facts(present.orElse(null)));
    }

    private static Map<String, String> facts(@Nullable Responsibility present) {
        Map<String, String> facts = new HashMap<>();
        if (present != null) {
            facts.put("presentSource", present.dataset());
            facts.put("validFrom", LegalDate.of(present.validFrom()).toString());
            if (present.validTo() != null) {
                facts.put("validTo", LegalDate.of(present.validTo()).toString());
            }
        }
        return facts;
    }

    /** The part of the line before the instant; none where it begins no earlier. */
    private static List<NewLine> shortened(Responsibility line, Instant end) {
        return line.validFrom().isBefore(end)
                ? List.of(new NewLine(
                        UUID.randomUUID(), line.element(), line.division(), line.dataset(), line.validFrom(), end))
                : List.of();
    }

    private Optional<Responsibility> holding(String element, String division, Instant validAt) {
        return store.everyLine().stream()
                .filter(line -> line.knownTo() == null
                        && line.element().equals(element)
                        && line.division().equals(division)
                        && line.holdsAt(validAt))
                .findFirst();
    }

    private Optional<Responsibility> overlapping(NewLine attempted) {
        return store.everyLine().stream()
                .filter(line -> line.knownTo() == null
                        && line.element().equals(attempted.element())
                        && line.division().equals(attempted.division())
                        && (attempted.validTo() == null || line.validFrom().isBefore(attempted.validTo()))
                        && (line.validTo() == null || attempted.validFrom().isBefore(line.validTo())))
                .findFirst();
    }

    private LocalDate today() {
        return LegalDate.of(clock.instant());
    }

    private static boolean mayDecide(Actor actor) {
        return actor.has(Role.EXCHANGE_STEWARD);
    }
}

package org.zhengyuan.exchange.sharing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.problem.Expected;
import org.zhengyuan.exchange.problem.Outcome;

/**
 * A department asks for data (供需对接). Immutable; each step gives the request as it stands after it, or says why not.
 *
 * @param agreement the agreement it wants to widen; null for a new one
 * @param submittedBy id of the actor who submitted it
 * @param sources USCCs of every department whose datasets are asked for
 * @param approvers USCCs of those of them that must approve, each by two people
 * @param round which submission this is: 1, or 2 after a supplement
 * @param reason why it was refused or withdrawn; empty otherwise
 */
public record DataRequest(
        UUID id,
        @Nullable UUID agreement,
        String submittedBy,
        Instant submittedAt,
        Terms terms,
        List<Material> materials,
        Set<String> sources,
        Set<String> approvers,
        RequestState state,
        int round,
        String reason,
        List<Decision> decisions) {
    /** Four eyes: so many different people of each department approve. */
    public static final int EYES = 2;

    public DataRequest {
        materials = List.copyOf(materials);
        sources = Set.copyOf(sources);
        approvers = Set.copyOf(approvers);
        decisions = List.copyOf(decisions);
    }

    public boolean isParty(@Nullable String department) {
        return department != null && (terms.requester().equals(department) || sources.contains(department));
    }

    /** Approvals of this round that a department has given. */
    public long approvals(String department) {
        return decisions.stream()
                .filter(decision -> decision.round() == round
                        && decision.kind() == Decision.Kind.APPROVED
                        && decision.department().equals(department))
                .count();
    }

    /** One person of a source department approves; the last one needed approves the request. */
    public Outcome<DataRequest> approve(Actor actor, Instant now) {
        return mayDecide(actor).then(department -> {
            boolean before = decisions.stream()
                    .anyMatch(decision -> decision.round() == round
                            && decision.kind() == Decision.Kind.APPROVED
                            && decision.person().equals(actor.id()));
            if (before) {
                return Outcome.refused(SharingRefusal.APPROVED_BEFORE);
            }
            DataRequest next = with(decision(actor, department, Decision.Kind.APPROVED, "", now), state, "");
            boolean agreed = approvers.stream().allMatch(approver -> next.approvals(approver) >= EYES);
            return Outcome.done(agreed ? next.in(RequestState.APPROVED, "") : next);
        });
    }

    /** Says no. A department that misses materials must have said what to add before. */
    public Outcome<DataRequest> refuse(Actor actor, RefusalGround ground, String why, Instant now) {
        if (why.isBlank()) {
            return Outcome.refused(SharingRefusal.REASON_MISSING);
        }
        if (ground == RefusalGround.MATERIALS && !toldWhatToAdd()) {
            return Outcome.refused(SharingRefusal.TELL_WHAT_TO_ADD_FIRST);
        }
        return mayDecide(actor)
                .then(department -> Outcome.done(
                        with(decision(actor, department, Decision.Kind.REFUSED, why, now), RequestState.REFUSED, why)));
    }

    /** Tells, once, what the request lacks. */
    public Outcome<DataRequest> tellWhatToAdd(Actor actor, String what, Instant now) {
        if (what.isBlank()) {
            return Outcome.refused(SharingRefusal.REASON_MISSING);
        }
        if (toldWhatToAdd()) {
            return Outcome.refused(SharingRefusal.TOLD_BEFORE);
        }
        return mayDecide(actor)
                .then(department -> Outcome.done(with(
                        decision(actor, department, Decision.Kind.INCOMPLETE, what, now),
                        RequestState.INCOMPLETE,
                        "")));
    }

    /** The requester adds what was missing; approvals start again. */
    public Outcome<DataRequest> supplement(Actor actor, List<Material> added) {
        if (!actor.actsFor(terms.requester()) || !mayAsk(actor)) {
            return Outcome.refused(SharingRefusal.NOT_YOURS);
        }
        if (state != RequestState.INCOMPLETE) {
            return Outcome.refused(SharingRefusal.NOT_INCOMPLETE);
        }
        if (added.isEmpty()) {
            return Outcome.refused(
                    SharingRefusal.INVALID, Map.of("field", "materials", "expected", Expected.of("missing-material")));
        }
        List<Material> all = new ArrayList<>(materials);
        all.addAll(added);
        return Outcome.done(new DataRequest(
                id,
                agreement,
                submittedBy,
                submittedAt,
                terms,
                all,
                sources,
                approvers,
                RequestState.SUBMITTED,
                round + 1,
                "",
                decisions));
    }

    public Outcome<DataRequest> withdraw(Actor actor, String why) {
        if (!actor.actsFor(terms.requester()) || !mayAsk(actor)) {
            return Outcome.refused(SharingRefusal.NOT_YOURS);
        }
        if (state != RequestState.SUBMITTED && state != RequestState.INCOMPLETE) {
            return Outcome.refused(SharingRefusal.REQUEST_NOT_OPEN);
        }
        return Outcome.done(in(RequestState.WITHDRAWN, why));
    }

    /** True for actors who may ask in their department's name. */
    public static boolean mayAsk(Actor actor) {
        return actor.department() != null && (actor.has(Role.DEPARTMENT_STEWARD) || actor.has(Role.DEPARTMENT_SYSTEM));
    }

    private boolean toldWhatToAdd() {
        return decisions.stream().anyMatch(decision -> decision.kind() == Decision.Kind.INCOMPLETE);
    }

    private Outcome<String> mayDecide(Actor actor) {
        String department = actor.department();
        if (department == null || actor.kind() != Actor.Kind.PERSON || !actor.has(Role.DEPARTMENT_STEWARD)) {
            return Outcome.refused(SharingRefusal.NOT_YOURS);
        }
        if (department.equals(terms.requester()) || actor.id().equals(submittedBy)) {
            return Outcome.refused(SharingRefusal.OWN_REQUEST);
        }
        if (!approvers.contains(department)) {
            return Outcome.refused(SharingRefusal.NO_PART_IN_IT);
        }
        if (state != RequestState.SUBMITTED) {
            return Outcome.refused(SharingRefusal.REQUEST_NOT_OPEN);
        }
        return Outcome.done(department);
    }

    private Decision decision(Actor actor, String department, Decision.Kind kind, String why, Instant now) {
        return new Decision(department, actor.id(), kind, round, why, now);
    }

    private DataRequest in(RequestState next, String why) {
        return new DataRequest(
                id,
                agreement,
                submittedBy,
                submittedAt,
                terms,
                materials,
                sources,
                approvers,
                next,
                round,
                why,
                decisions);
    }

    private DataRequest with(Decision decision, RequestState next, String why) {
        List<Decision> all = new ArrayList<>(decisions);
        all.add(decision);
        return new DataRequest(
                id, agreement, submittedBy, submittedAt, terms, materials, sources, approvers, next, round, why, all);
    }
}

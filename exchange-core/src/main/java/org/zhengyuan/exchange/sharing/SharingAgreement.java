package org.zhengyuan.exchange.sharing;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.problem.Expected;
import org.zhengyuan.exchange.problem.Outcome;

/**
 * What two sides agreed (共享协议): a line of immutable versions, the last of which counts, and whether it is in force.
 *
 * @param sources USCCs of the departments whose data the current version lets go
 * @param suspendedBy USCC of the department that suspended it, {@link #EXCHANGE} for the exchange's steward; null while not suspended
 * @param reason why it is suspended or ended; empty while active
 */
public record SharingAgreement(
        UUID id,
        AgreementVersion current,
        Set<String> sources,
        AgreementState state,
        @Nullable String suspendedBy,
        String reason,
        Instant since) {
    /** Stands for the exchange itself where a department would stand. */
    public static final String EXCHANGE = "exchange";

    public SharingAgreement {
        sources = Set.copyOf(sources);
    }

    public Terms terms() {
        return current.terms();
    }

    public boolean isParty(@Nullable String department) {
        return department != null && (terms().requester().equals(department) || sources.contains(department));
    }

    /** How it stands at an instant: a stored state, or not begun or expired by the clock. */
    public Standing standing(Instant now) {
        return switch (state) {
            case SUSPENDED -> Standing.SUSPENDED;
            case ENDED -> Standing.ENDED;
            case ACTIVE -> Standing.ofActive(terms(), now);
        };
    }

    /** Stops it for a while; by either side, the exchange's steward or an operator. */
    public Outcome<SharingAgreement> suspend(Actor actor, String why, Instant now) {
        return stopper(actor, why).then(by -> {
            if (state == AgreementState.ENDED) {
                return Outcome.refused(SharingRefusal.ENDED);
            }
            if (state != AgreementState.ACTIVE) {
                return Outcome.refused(SharingRefusal.NOT_ACTIVE);
            }
            return Outcome.done(in(AgreementState.SUSPENDED, by, why, now));
        });
    }

    /** Goes on; by the side that suspended it, the exchange's steward or an operator. */
    public Outcome<SharingAgreement> resume(Actor actor, String why, Instant now) {
        return stopper(actor, why).then(by -> {
            if (state == AgreementState.ENDED) {
                return Outcome.refused(SharingRefusal.ENDED);
            }
            if (state != AgreementState.SUSPENDED) {
                return Outcome.refused(SharingRefusal.NOT_SUSPENDED);
            }
            if (!by.equals(suspendedBy) && !by.equals(EXCHANGE)) {
                return Outcome.refused(SharingRefusal.SUSPENDED_BY_OTHERS);
            }
            return Outcome.done(in(AgreementState.ACTIVE, null, "", now));
        });
    }

    /** Ends it for good; by either side or the exchange's steward. */
    public Outcome<SharingAgreement> end(Actor actor, String why, Instant now) {
        return side(actor, why)
                .then(by -> state == AgreementState.ENDED
                        ? Outcome.refused(SharingRefusal.ENDED)
                        : Outcome.done(in(AgreementState.ENDED, null, why, now)));
    }

    /** Takes a narrower version at once; by either side. */
    public Outcome<SharingAgreement> narrow(Actor actor, Terms terms, Set<String> remainingSources, Instant now) {
        return side(actor, "narrowed").then(by -> {
            if (by.equals(EXCHANGE)) {
                return Outcome.refused(SharingRefusal.NOT_YOURS);
            }
            if (!terms.within(terms())) {
                return Outcome.refused(
                        SharingRefusal.INVALID, Map.of("field", "terms", "expected", Expected.of("narrower-terms")));
            }
            return superseded(null, terms, remainingSources, actor.id(), now);
        });
    }

    /** The same agreement with a new version in force. */
    public Outcome<SharingAgreement> superseded(
            @Nullable UUID request, Terms terms, Set<String> newSources, String madeBy, Instant now) {
        if (state == AgreementState.ENDED) {
            return Outcome.refused(SharingRefusal.ENDED);
        }
        AgreementVersion next = new AgreementVersion(id, current.version() + 1, terms, request, madeBy, now);
        return Outcome.done(new SharingAgreement(id, next, newSources, state, suspendedBy, reason, since));
    }

    /** Operators act for the exchange where an agreement is stopped, and nowhere else. */
    private Outcome<String> stopper(Actor actor, String why) {
        return actor.has(Role.OPERATOR) && !why.isBlank() ? Outcome.done(EXCHANGE) : side(actor, why);
    }

    private Outcome<String> side(Actor actor, String why) {
        String department = actor.department();
        if (why.isBlank()) {
            return Outcome.refused(SharingRefusal.REASON_MISSING);
        }
        if (actor.has(Role.EXCHANGE_STEWARD)) {
            return Outcome.done(EXCHANGE);
        }
        if (department == null || !isParty(department) || !actor.has(Role.DEPARTMENT_STEWARD)) {
            return Outcome.refused(SharingRefusal.NOT_YOURS);
        }
        return Outcome.done(department);
    }

    private SharingAgreement in(AgreementState next, @Nullable String by, String why, Instant now) {
        return new SharingAgreement(id, current, sources, next, by, why, now);
    }
}

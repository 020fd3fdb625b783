package org.zhengyuan.exchange.sharing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.problem.Outcome;

/** What the two sides and the exchange's steward do with an agreement once it is made. */
public final class AgreementLife {
    /** What became of new terms: a version at once, or a request that waits for approval. */
    public record Reworked(SharingAgreement agreement, @Nullable DataRequest request) {}

    private final SharingAgreements agreements;
    private final RequestingData requesting;
    private final Clock clock;

    public AgreementLife(SharingAgreements agreements, RequestingData requesting, Clock clock) {
        this.agreements = agreements;
        this.requesting = requesting;
        this.clock = clock;
    }

    public Optional<SharingAgreement> find(Actor actor, UUID id) {
        return agreements.find(id).filter(agreement -> sees(actor, agreement));
    }

    public List<SharingAgreement> list(Actor actor, @Nullable UUID before, int limit) {
        return Sight.ofAgreements(actor)
                .department()
                .map(one -> agreements.list(one.orElse(null), before, limit))
                .orElse(List.of());
    }

    public Outcome<SharingAgreement> suspend(Actor actor, UUID id, String why) {
        Instant now = clock.instant();
        return step(
                actor, id, AgreementChange.Kind.SUSPENDED, why, now, agreement -> agreement.suspend(actor, why, now));
    }

    public Outcome<SharingAgreement> resume(Actor actor, UUID id, String why) {
        Instant now = clock.instant();
        return step(actor, id, AgreementChange.Kind.RESUMED, why, now, agreement -> agreement.resume(actor, why, now));
    }

    public Outcome<SharingAgreement> end(Actor actor, UUID id, String why) {
        Instant now = clock.instant();
        return step(actor, id, AgreementChange.Kind.ENDED, why, now, agreement -> agreement.end(actor, why, now));
    }

    /** Asks for other terms: narrower ones count at once, wider ones become a request that needs the approvals again. */
    public Outcome<Reworked> rework(Actor actor, UUID id, Terms asked, List<Material> materials) {
        SharingAgreement agreement = find(actor, id).orElse(null);
        if (agreement == null) {
            return Outcome.refused(SharingRefusal.NOT_FOUND);
        }
        return requesting.assess(asked).then(assessment -> {
            Terms terms = assessment.terms();
            if (terms.within(agreement.terms())) {
                Instant now = clock.instant();
                return step(
                                actor,
                                id,
                                AgreementChange.Kind.SUPERSEDED,
                                "",
                                now,
                                current -> current.narrow(actor, terms, assessment.sources(), now))
                        .then(next -> Outcome.done(new Reworked(next, null)));
            }
            if (!actor.actsFor(agreement.terms().requester())) {
                return Outcome.refused(SharingRefusal.ONLY_REQUESTER_WIDENS);
            }
            if (agreement.state() == AgreementState.ENDED) {
                return Outcome.refused(SharingRefusal.ENDED);
            }
            return requesting.submit(actor, terms, materials, id).then(settled -> {
                SharingAgreement made = settled.agreement();
                return Outcome.done(new Reworked(made == null ? agreement : made, settled.request()));
            });
        });
    }

    /** Every version of an agreement the actor may see, the newest first. */
    public Optional<List<AgreementVersion>> versions(Actor actor, UUID id) {
        return find(actor, id).map(agreement -> agreements.versions(id));
    }

    /** Everything that happened to an agreement the actor may see, the newest first. */
    public Optional<List<AgreementChange>> history(Actor actor, UUID id) {
        return find(actor, id).map(agreement -> agreements.history(id));
    }

    private Outcome<SharingAgreement> step(
            Actor actor,
            UUID id,
            AgreementChange.Kind kind,
            String why,
            Instant at,
            Function<SharingAgreement, Outcome<SharingAgreement>> step) {
        return agreements
                .step(
                        id,
                        kind,
                        actor,
                        why,
                        at,
                        agreement -> sees(actor, agreement)
                                ? step.apply(agreement)
                                : Outcome.refused(SharingRefusal.NOT_FOUND))
                .orElse(Outcome.refused(SharingRefusal.NOT_FOUND));
    }

    private static boolean sees(Actor actor, SharingAgreement agreement) {
        return Sight.ofAgreements(actor).sees(agreement.terms().requester(), agreement.sources());
    }
}

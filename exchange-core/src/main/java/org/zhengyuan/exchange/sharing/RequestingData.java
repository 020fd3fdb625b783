package org.zhengyuan.exchange.sharing;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.responsibility.ResponsibilityList;

/**
 * From a department's request to an agreement: unconditional data at once, conditional data when each source department approved,
 * data that are not shared never. Who is no side of a request is told it does not exist.
 */
public final class RequestingData {
    private final Catalog catalog;
    private final ResponsibilityList responsibilities;
    private final DataRequests requests;
    private final SharingAgreements agreements;
    private final Clock clock;

    public RequestingData(
            Catalog catalog,
            ResponsibilityList responsibilities,
            DataRequests requests,
            SharingAgreements agreements,
            Clock clock) {
        this.catalog = catalog;
        this.responsibilities = responsibilities;
        this.requests = requests;
        this.agreements = agreements;
        this.clock = clock;
    }

    /**
     * Submits a request in the actor's department's name.
     *
     * @param asked elements with an empty set of datasets mean every dataset that is a source of them
     * @param agreement the agreement to be widened; null for a new one
     */
    public Outcome<DataRequests.Settled> submit(
            Actor actor, Terms asked, List<Material> materials, @Nullable UUID agreement) {
        if (!DataRequest.mayAsk(actor) || !actor.actsFor(asked.requester())) {
            return Outcome.refused(SharingRefusal.NOT_YOURS);
        }
        if (agreement != null && !mayWiden(actor, agreement)) {
            return Outcome.refused(SharingRefusal.NOT_FOUND);
        }
        Instant now = clock.instant();
        return assess(asked).then(assessment -> {
            boolean shared = assessment.notShared().isEmpty();
            boolean atOnce = shared && assessment.approvers().isEmpty();
            RequestState state =
                    !shared ? RequestState.REFUSED : atOnce ? RequestState.APPROVED : RequestState.SUBMITTED;
            DataRequest request = new DataRequest(
                    UUID.randomUUID(),
                    agreement,
                    actor.id(),
                    now,
                    assessment.terms(),
                    materials,
                    assessment.sources(),
                    assessment.approvers(),
                    state,
                    1,
                    assessment.notShared(),
                    List.of());
            return settled(request, now).then(settled -> {
                requests.add(settled);
                return Outcome.done(settled);
            });
        });
    }

    Outcome<Assessment> assess(Terms asked) {
        return new Assessing(catalog.current(), responsibilities.current()).assess(asked, clock.instant());
    }

    public Outcome<DataRequests.Settled> approve(Actor actor, UUID id) {
        return step(actor, id, request -> request.approve(actor, clock.instant()));
    }

    public Outcome<DataRequests.Settled> refuse(Actor actor, UUID id, RefusalGround ground, String why) {
        return step(actor, id, request -> request.refuse(actor, ground, why, clock.instant()));
    }

    public Outcome<DataRequests.Settled> tellWhatToAdd(Actor actor, UUID id, String what) {
        return step(actor, id, request -> request.tellWhatToAdd(actor, what, clock.instant()));
    }

    public Outcome<DataRequests.Settled> supplement(Actor actor, UUID id, List<Material> added) {
        return step(actor, id, request -> request.supplement(actor, added));
    }

    public Outcome<DataRequests.Settled> withdraw(Actor actor, UUID id, String why) {
        return step(actor, id, request -> request.withdraw(actor, why));
    }

    /** A request the actor may see. */
    public Optional<DataRequest> find(Actor actor, UUID id) {
        return requests.find(id)
                .filter(request -> Sight.of(actor).sees(request.terms().requester(), request.sources()));
    }

    /** The requests the actor may see, newest first. */
    public List<DataRequest> list(Actor actor, @Nullable UUID before, int limit) {
        return Sight.of(actor)
                .department()
                .map(one -> requests.list(one.orElse(null), before, limit))
                .orElse(List.of());
    }

    /** The agreement a request became or wants to widen; null where there is none. */
    public @Nullable UUID agreementOf(DataRequest request) {
        UUID widened = request.agreement();
        return widened != null ? widened : agreements.madeFrom(request.id()).orElse(null);
    }

    private Outcome<DataRequests.Settled> step(
            Actor actor, UUID id, Function<DataRequest, Outcome<DataRequest>> decide) {
        return requests.step(id, request -> {
                    if (!Sight.of(actor).sees(request.terms().requester(), request.sources())) {
                        return Outcome.refused(SharingRefusal.NOT_FOUND);
                    }
                    return decide.apply(request).then(next -> settled(next, clock.instant()));
                })
                .orElse(Outcome.refused(SharingRefusal.NOT_FOUND));
    }

    private boolean mayWiden(Actor actor, UUID agreement) {
        return agreements
                .find(agreement)
                .filter(one -> actor.actsFor(one.terms().requester()))
                .isPresent();
    }

    /** The request with the agreement it becomes where it was approved. */
    private Outcome<DataRequests.Settled> settled(DataRequest request, Instant now) {
        if (request.state() != RequestState.APPROVED) {
            return Outcome.done(new DataRequests.Settled(request, null));
        }
        UUID widened = request.agreement();
        if (widened == null) {
            UUID id = UUID.randomUUID();
            AgreementVersion first =
                    new AgreementVersion(id, 1, request.terms(), request.id(), request.submittedBy(), now);
            return Outcome.done(new DataRequests.Settled(
                    request, new SharingAgreement(id, first, request.sources(), AgreementState.ACTIVE, null, "", now)));
        }
        Set<String> sources = request.sources();
        return agreements
                .find(widened)
                .filter(agreement ->
                        agreement.terms().requester().equals(request.terms().requester()))
                .map(agreement ->
                        agreement.superseded(request.id(), request.terms(), sources, request.submittedBy(), now))
                .orElse(Outcome.refused(SharingRefusal.NOT_FOUND))
                .then(next -> Outcome.done(new DataRequests.Settled(request, next)));
    }
}

package org.zhengyuan.exchange.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.idempotency.KeyRefusal;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.registry.SubjectRef;
import org.zhengyuan.exchange.registry.Subjects;
import org.zhengyuan.exchange.sharing.SharingAgreements;
import org.zhengyuan.exchange.sharing.SharingAgreements.InForce;

/** Everything a question can be refused for before a value is read: client, agreement, repetition, identifier, claims, quota. */
final class Checking {
    private final SharingAgreements agreements;
    private final Standings standings;
    private final AnsweredPulls answeredPulls;
    private final QuotaLeases quotas;
    private final SubjectNames names;
    private final Claims claims;
    private final Subjects subjects;

    Checking(
            SharingAgreements agreements,
            Standings standings,
            AnsweredPulls answeredPulls,
            QuotaLeases quotas,
            SubjectNames names,
            Claims claims,
            Subjects subjects) {
        this.agreements = agreements;
        this.standings = standings;
        this.answeredPulls = answeredPulls;
        this.quotas = quotas;
        this.names = names;
        this.claims = claims;
        this.subjects = subjects;
    }

    /** Checks the batch with one look at agreements, stops and keys for all of it. Gives the datasets that are stopped. */
    Set<String> check(
            List<Handling> batch, Catalog.Snapshot catalog, Instant now, LocalDate today, ClaimGuard.Watch watch) {
        Set<UUID> ids = new HashSet<>();
        Set<Actor> actors = new HashSet<>();
        Set<Repeatable.Key> keys = new HashSet<>();
        for (Handling one : batch) {
            ids.add(one.question.inquiry().agreement());
            actors.add(one.question.inquiry().actor());
            Repeatable repeatable = one.repeatable();
            if (repeatable != null) {
                keys.add(repeatable.name());
            }
        }
        Map<UUID, InForce> inForce = agreements.inForce(ids);
        Standings.Stopped stopped = standings.stopped(actors);
        Map<Repeatable.Key, AnsweredPulls.Earlier> earlier = keys.isEmpty() ? Map.of() : answeredPulls.find(keys);
        for (Handling one : batch) {
            Inquiry inquiry = one.question.inquiry();
            InForce state = inForce.get(inquiry.agreement());
            if (state != null) {
                one.agreement = new AgreementUsed(inquiry.agreement(), state.version());
                one.terms = agreements
                        .version(inquiry.agreement(), state.version())
                        .orElseThrow()
                        .terms();
            }
            if (stopped.actors().contains(inquiry.actor().id())) {
                one.refuse(DeliveryRefusal.CLIENT_STOPPED);
            } else {
                AgreementClauses.failing(one.question, state, one.terms, catalog, now)
                        .ifPresent(one::refuse);
            }
            if (one.open()) {
                repeat(one, earlier);
            }
            if (one.open()) {
                standardize(one, catalog, today, watch);
            }
            if (one.open() && one.earlier == null) {
                takeQuota(one, today);
            }
        }
        return stopped.datasets();
    }

    /** Returns what a refused question had taken. */
    void giveBack(Handling one, LocalDate today) {
        if (one.tookQuota && one.agreement != null) {
            one.tookQuota = false;
            quotas.giveBack(one.agreement, today);
        }
    }

    private static void repeat(Handling one, Map<Repeatable.Key, AnsweredPulls.Earlier> known) {
        Repeatable repeatable = one.repeatable();
        AnsweredPulls.Earlier earlier = repeatable == null ? null : known.get(repeatable.name());
        if (repeatable == null || earlier == null) {
            return;
        }
        if (repeatable.asksTheSame(earlier.digest())) {
            one.earlier = earlier;
        } else {
            one.refuse(new Outcome.Refused<Delivered>(KeyRefusal.OTHER_REQUEST, Map.of()));
        }
    }

    private void standardize(Handling one, Catalog.Snapshot catalog, LocalDate today, ClaimGuard.Watch watch) {
        switch (names.standard(one.question.inquiry().subject(), catalog, today)) {
            case Outcome.Refused<SubjectRef> no -> one.refuse(no);
            case Outcome.Done<SubjectRef> done -> {
                one.subject = done.value();
                if (one.question instanceof ClaimCheck check) {
                    admit(one, check, done.value(), catalog, today, watch);
                }
            }
        }
    }

    private void admit(
            Handling one,
            ClaimCheck check,
            SubjectRef subject,
            Catalog.Snapshot catalog,
            LocalDate today,
            ClaimGuard.Watch watch) {
        switch (claims.standard(check, catalog, today)) {
            case Outcome.Refused<Map<String, String>> no -> one.refuse(no);
            case Outcome.Done<Map<String, String>> done -> {
                one.claimed = done.value();
                watch.admit(one, about(subject));
            }
        }
    }

    /** All identifiers of one subject name it alike here; one that nobody knows stands for itself. */
    private String about(SubjectRef subject) {
        return subjects.find(subject)
                .map(UUID::toString)
                .orElseGet(
                        () -> String.join("\n", subject.subjectType(), subject.identifierType(), subject.identifier()));
    }

    private void takeQuota(Handling one, LocalDate today) {
        AgreementUsed agreement = one.agreement;
        if (agreement == null || one.terms == null) {
            throw new IllegalStateException("a question without an agreement passed its clauses");
        }
        DeliveryRefusal spent = quotas.take(agreement, one.terms.quota(), today);
        if (spent == null) {
            one.tookQuota = true;
        } else {
            one.refuse(spent);
        }
    }
}

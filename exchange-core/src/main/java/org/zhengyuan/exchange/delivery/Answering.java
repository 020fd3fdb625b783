package org.zhengyuan.exchange.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.evidence.AnswerSigning;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.reconciliation.OpenDiscrepancies;
import org.zhengyuan.exchange.reconciliation.OpenDiscrepancies.Disputed;
import org.zhengyuan.exchange.registry.Subjects;
import org.zhengyuan.exchange.registry.Truth;
import org.zhengyuan.exchange.registry.TruthQuery;
import org.zhengyuan.exchange.registry.TruthResolver;
import org.zhengyuan.exchange.sharing.SharingAgreements;

/**
 * Answers a batch of questions in one transaction: clients and agreements as they stand are checked, the truth is read, the trail is
 * written; it commits, and only then an answer exists for anyone outside. A refusal is an answer too and leaves an entry.
 */
public final class Answering implements Batch {
    /** Where legal days begin. */
    static final ZoneId LEGAL_TIME = ZoneId.of("Asia/Shanghai");

    /** What is read on the way to an answer. */
    public record Sources(
            Catalog catalog,
            SharingAgreements agreements,
            Standings standings,
            Subjects subjects,
            TruthResolver resolver,
            OpenDiscrepancies discrepancies) {}

    /** What is written on the way to an answer. */
    public record Books(AnsweredPulls answeredPulls, QuotaLeases quotas, ClaimGuard guard, Trail trail) {}

    private final Snapshots snapshots;
    private final AnswerSigning signing;
    private final Sources sources;
    private final Books books;
    private final Clock clock;
    private final Checking checking;
    private final Receipts receipts;

    /** @param random cryptographically strong */
    public Answering(
            Snapshots snapshots,
            Sources sources,
            Books books,
            AnswerSigning signing,
            Clock clock,
            RandomGenerator random) {
        this.snapshots = snapshots;
        this.signing = signing;
        this.sources = sources;
        this.books = books;
        this.clock = clock;
        this.receipts = new Receipts(random);
        Rules rules = new Rules();
        this.checking = new Checking(
                sources.agreements(),
                sources.standings(),
                books.answeredPulls(),
                books.quotas(),
                new SubjectNames(rules),
                new Claims(rules),
                sources.subjects());
    }

    @Override
    public List<Outcome<Delivered>> answer(List<Question> questions) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LocalDate today = LocalDate.ofInstant(now, LEGAL_TIME);
        Catalog.Snapshot catalog = sources.catalog().current();
        ClaimGuard.Watch watch = books.guard().watch(today);
        List<Handling> batch = snapshots.in(() -> {
            watch.restart();
            return handled(questions, catalog, now, today, watch);
        });
        watch.settle();
        sign(batch);
        Instant tomorrow = today.plusDays(1).atStartOfDay(LEGAL_TIME).toInstant();
        long untilTomorrow = Duration.between(now, tomorrow).toSeconds() + 1;
        return batch.stream().map(one -> one.outcome(untilTomorrow)).toList();
    }

    private void sign(List<Handling> batch) {
        List<Handling> answered = batch.stream().filter(Handling::open).toList();
        if (answered.isEmpty()) {
            return;
        }
        List<byte[]> signed = signing.sign(answered.stream()
                .map(one -> Objects.requireNonNull(one.delivered).body())
                .toList());
        for (int i = 0; i < signed.size(); i++) {
            Handling one = answered.get(i);
            one.delivered = new Delivered(Objects.requireNonNull(one.delivered).receipt(), signed.get(i));
        }
    }

    private List<Handling> handled(
            List<Question> questions, Catalog.Snapshot catalog, Instant now, LocalDate today, ClaimGuard.Watch watch) {
        List<Handling> batch = new ArrayList<>(questions.size());
        for (Question question : questions) {
            batch.add(new Handling(question));
        }
        try {
            Set<String> stopped = checking.check(batch, catalog, now, today, watch);
            read(batch, catalog);
            Map<UUID, Set<String>> disputed = disputed(batch);
            List<TrailEntry> entries = new ArrayList<>(batch.size());
            for (Handling one : batch) {
                if (one.open()) {
                    compose(one, catalog, disputed, stopped, now);
                }
                if (!one.open()) {
                    checking.giveBack(one, today);
                }
                entries.add(receipts.entry(one, catalog, now));
            }
            books.trail().append(entries);
            remember(batch, now);
            return batch;
        } catch (RuntimeException e) {
            batch.forEach(one -> checking.giveBack(one, today));
            throw e;
        }
    }

    private void read(List<Handling> batch, Catalog.Snapshot catalog) {
        List<Handling> asking = new ArrayList<>(batch.size());
        List<TruthQuery> queries = new ArrayList<>(batch.size());
        for (Handling one : batch) {
            if (one.open() && one.subject != null && one.terms != null) {
                Set<String> elements = new HashSet<>(one.elements());
                String home = Composition.homeElement(one.terms, catalog);
                if (home != null) {
                    elements.add(home);
                }
                Pull pull = one.question instanceof Pull asked ? asked : null;
                asking.add(one);
                queries.add(new TruthQuery(
                        one.subject,
                        elements,
                        pull == null ? null : pull.validAt(),
                        pull == null ? null : pull.knownAt()));
            }
        }
        if (queries.isEmpty()) {
            return;
        }
        List<Truth> truths = sources.resolver().resolve(queries);
        for (int i = 0; i < asking.size(); i++) {
            asking.get(i).truth = truths.get(i);
        }
    }

    /** Elements in dispute, by subject. */
    private Map<UUID, Set<String>> disputed(List<Handling> batch) {
        Set<UUID> subjects = new HashSet<>();
        for (Handling one : batch) {
            UUID subject = one.truth == null ? null : one.truth.subjectId();
            if (subject != null) {
                subjects.add(subject);
            }
        }
        Map<UUID, Set<String>> disputed = new HashMap<>();
        if (!subjects.isEmpty()) {
            for (Disputed one : sources.discrepancies().among(subjects)) {
                disputed.computeIfAbsent(one.subjectId(), id -> new HashSet<>()).add(one.element());
            }
        }
        return disputed;
    }

    private void compose(
            Handling one, Catalog.Snapshot catalog, Map<UUID, Set<String>> disputed, Set<String> stopped, Instant now) {
        Truth truth = one.truth;
        AgreementUsed agreement = one.agreement;
        if (truth == null || one.terms == null || agreement == null) {
            throw new IllegalStateException("an open question was not read");
        }
        UUID subject = truth.subjectId();
        Set<String> about = subject == null ? Set.of() : disputed.getOrDefault(subject, Set.of());
        Pull pull = one.question instanceof Pull asked ? asked : null;
        Composition composition = new Composition(
                one.terms,
                catalog,
                truth,
                about,
                stopped,
                pull != null && pull.wantsEverything(),
                pull != null && pull.formerSource());
        switch (composition.compose(one.elements())) {
            case Outcome.Refused<List<Answer.Answered>> no -> one.refuse(no);
            case Outcome.Done<List<Answer.Answered>> done ->
                receipts.deliver(one, done.value(), agreement, catalog, now);
        }
    }

    private void remember(List<Handling> batch, Instant now) {
        for (Handling one : batch) {
            Repeatable repeatable = one.repeatable();
            Delivered delivered = one.delivered;
            if (repeatable != null && one.earlier == null && delivered != null) {
                books.answeredPulls().remember(repeatable, delivered.receipt(), now);
            }
        }
    }
}

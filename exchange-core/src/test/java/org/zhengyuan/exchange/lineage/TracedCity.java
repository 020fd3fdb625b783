package org.zhengyuan.exchange.lineage;

import static org.zhengyuan.exchange.catalog.CatalogFixture.CIVIL_AFFAIRS;
import static org.zhengyuan.exchange.catalog.CatalogFixture.POLICE;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.catalog.postgres.PostgresCatalogHistory;
import org.zhengyuan.exchange.delivery.Answering;
import org.zhengyuan.exchange.delivery.ClaimCheck;
import org.zhengyuan.exchange.delivery.ClaimGuard;
import org.zhengyuan.exchange.delivery.Delivered;
import org.zhengyuan.exchange.delivery.Inquiry;
import org.zhengyuan.exchange.delivery.Pull;
import org.zhengyuan.exchange.delivery.Question;
import org.zhengyuan.exchange.delivery.QuotaLeases;
import org.zhengyuan.exchange.delivery.Repeatable;
import org.zhengyuan.exchange.delivery.postgres.PostgresAnsweredPulls;
import org.zhengyuan.exchange.delivery.postgres.PostgresClaimAttempts;
import org.zhengyuan.exchange.delivery.postgres.PostgresQuotaDraws;
import org.zhengyuan.exchange.delivery.postgres.PostgresSnapshots;
import org.zhengyuan.exchange.delivery.postgres.PostgresStandings;
import org.zhengyuan.exchange.delivery.postgres.PostgresTrail;
import org.zhengyuan.exchange.delivery.web.AnswerJson;
import org.zhengyuan.exchange.evidence.BatchSigning;
import org.zhengyuan.exchange.evidence.FactNotes;
import org.zhengyuan.exchange.evidence.postgres.PostgresFactNotes;
import org.zhengyuan.exchange.evidence.postgres.PostgresLeaves;
import org.zhengyuan.exchange.evidence.postgres.PostgresSequencer;
import org.zhengyuan.exchange.intake.IntakeOnDatabase;
import org.zhengyuan.exchange.intake.OriginalRows;
import org.zhengyuan.exchange.intake.SpooledFiles;
import org.zhengyuan.exchange.intake.Submission;
import org.zhengyuan.exchange.lineage.postgres.LookingSnapshots;
import org.zhengyuan.exchange.lineage.postgres.PostgresLineageBooks;
import org.zhengyuan.exchange.lineage.postgres.TrailQuestions;
import org.zhengyuan.exchange.lineage.postgres.TrailReceipts;
import org.zhengyuan.exchange.lineage.web.Forms;
import org.zhengyuan.exchange.profile.web.ProfileJson;
import org.zhengyuan.exchange.reconciliation.OpenDiscrepancies.Disputed;
import org.zhengyuan.exchange.registry.SubjectRef;
import org.zhengyuan.exchange.registry.postgres.PostgresRecordHistories;
import org.zhengyuan.exchange.responsibility.ListOnDatabase;
import org.zhengyuan.exchange.sharing.DivisionScope;
import org.zhengyuan.exchange.sharing.Purpose;
import org.zhengyuan.exchange.sharing.Quota;
import org.zhengyuan.exchange.sharing.RequestingData;
import org.zhengyuan.exchange.sharing.SharingOptions;
import org.zhengyuan.exchange.sharing.Terms;
import org.zhengyuan.exchange.sharing.postgres.PostgresDataRequests;
import org.zhengyuan.exchange.sharing.postgres.PostgresSharingAgreements;
import org.zhengyuan.exchange.testing.TestDatabase;
import org.zhengyuan.seal.crypto.KeyAlgorithm;
import org.zhengyuan.seal.crypto.SoftwareKey;
import org.zhengyuan.seal.proof.NoteSigner;

/** Police deliver residents, civil affairs pull them, and lineage is asked: the real parts over a real database, without the web. */
public final class TracedCity implements AutoCloseable {
    public static final String HEADER = "citizen_id,name,birth_date,home";
    public static final String ZHANG = "11010519491231002X";
    public static final Actor AUDITOR = new Actor("auditor", Actor.Kind.PERSON, null, Set.of(Role.AUDITOR));
    public static final Actor SOURCE = steward("p1", POLICE);
    public static final Actor RECEIVER = steward("c1", CIVIL_AFFAIRS);
    public static final Actor STRANGER = steward("x1", "11350100003600000X");
    public static final QueryReason REASON = new QueryReason("complaint of a citizen", "A-7");

    public final ListOnDatabase books;
    public final IntakeOnDatabase intake;
    public final JdbcClient owner;
    public final AskingLineage lineage;
    public final ShowingPastAnswers pastAnswers;
    public final TellingKnowledge knowledge;
    private final RequestingData requesting;
    private final Answering answering;
    private final PostgresSequencer sequencer;

    public TracedCity(TestDatabase database, Path folder) {
        Clock clock = Clock.systemUTC();
        owner = JdbcClient.create(database.owner());
        books = new ListOnDatabase(database, clock);
        for (String element : List.of("person.name", "person.birth-date")) {
            books.assign(element, "350100", "police.residents").orElseThrow();
        }
        books.assign("person.home", "000000", "police.residents").orElseThrow();
        books.assign("person.exists", "000000", "police.residents").orElseThrow();
        SpooledFiles files = IntakeOnDatabase.spool(folder);
        intake = new IntakeOnDatabase(database, books.catalog.catalog, books.list, folder, clock);
        DataSource application = database.application();
        JdbcTemplate template = new JdbcTemplate(application);
        JdbcClient jdbc = JdbcClient.create(application);
        JdbcTransactionManager manager = new JdbcTransactionManager(application);
        TransactionTemplate transactions = new TransactionTemplate(manager);
        PostgresSharingAgreements agreements = new PostgresSharingAgreements(jdbc, transactions);
        requesting = new RequestingData(
                books.catalog.catalog, books.list, new PostgresDataRequests(jdbc, transactions), agreements, clock);
        answering = new Answering(
                new PostgresSnapshots(template, manager),
                new Answering.Sources(
                        books.catalog.catalog,
                        agreements,
                        new PostgresStandings(jdbc),
                        intake.subjects,
                        intake.resolver,
                        subjects -> disputed(jdbc, subjects)),
                new Answering.Books(
                        new PostgresAnsweredPulls(jdbc),
                        new QuotaLeases(new PostgresQuotaDraws(jdbc, manager), 100),
                        new ClaimGuard(new PostgresClaimAttempts(jdbc, manager), 5),
                        new PostgresTrail(template, new PostgresLeaves(template))),
                new BatchSigning(NoteSigner.of(SoftwareKey.generate("test", KeyAlgorithm.SM2)), clock),
                clock,
                new SecureRandom());
        sequencer = new PostgresSequencer(template, manager);
        sequencer.begin("test/log");

        LookingSnapshots snapshots = new LookingSnapshots(manager);
        FactNotes facts = new PostgresFactNotes(jdbc);
        PostgresLineageBooks lineageBooks = new PostgresLineageBooks(jdbc);
        PostgresRecordHistories records = new PostgresRecordHistories(jdbc);
        PostgresCatalogHistory history = new PostgresCatalogHistory(jdbc);
        List<ReceiptSource> receipts = List.of(new TrailReceipts(jdbc));
        lineage = new AskingLineage(
                snapshots,
                books.catalog.catalog,
                intake.subjects,
                new TracingValues(
                        new SpokenTruth(intake.resolver, books.list, clock),
                        records,
                        books.list,
                        lineageBooks,
                        new TellingOrigins(records, history, intake.submissions, lineageBooks),
                        receipts),
                new OpeningOriginals(new OriginalRows(files), intake.submissions, history),
                facts,
                clock);
        pastAnswers = new ShowingPastAnswers(
                snapshots,
                new TrailQuestions(jdbc),
                records,
                new AnsweringAgain(
                        records,
                        books.catalog.catalog,
                        history,
                        new RestoringElements(intake.resolver, intake.subjects, books.list),
                        new Forms()),
                facts);
        knowledge = new TellingKnowledge(
                snapshots, books.catalog.catalog, intake.subjects, records, receipts, facts, clock);
    }

    public static Actor steward(String id, String department) {
        return new Actor(id, Actor.Kind.PERSON, department, Set.of(Role.DEPARTMENT_STEWARD));
    }

    public Submission residents(String... rows) {
        return intake.deliver("police.residents", POLICE, lines(rows));
    }

    public Submission civil(String... rows) {
        return intake.deliver("civil.persons", CIVIL_AFFAIRS, lines(rows));
    }

    public static String zhang(String name) {
        return ZHANG + "," + name + ",1949-12-31,350102";
    }

    /** Civil affairs may pull these elements of people in the province. */
    public UUID agreed(String... elements) {
        Map<String, Set<String>> wanted = new TreeMap<>();
        for (String element : elements) {
            wanted.put(element, Set.of());
        }
        Terms terms = new Terms(
                CIVIL_AFFAIRS,
                new Purpose(Set.of("aid"), "social assistance"),
                "Interim Measures for Social Assistance",
                "person",
                wanted,
                new DivisionScope("350000"),
                new Quota(1_000, 1_000),
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2036-01-01T00:00:00Z"),
                new SharingOptions(false, false));
        UUID request = requesting
                .submit(RECEIVER, terms, List.of(), null)
                .orProblem()
                .request()
                .id();
        requesting.approve(SOURCE, request).orProblem();
        return Objects.requireNonNull(requesting
                        .approve(steward("p2", POLICE), request)
                        .orProblem()
                        .agreement())
                .id();
    }

    public Delivered pull(UUID agreement, @Nullable Repeatable key, String... elements) {
        return ask(new Pull(inquiry(agreement), List.of(elements), null, null, false, key, AnswerJson::pull));
    }

    /** The same about somebody else. */
    public Delivered pullOf(String citizen, UUID agreement, String... elements) {
        return ask(new Pull(inquiry(citizen, agreement), List.of(elements), null, null, false, null, AnswerJson::pull));
    }

    public Delivered pullAt(UUID agreement, Instant validAt, String... elements) {
        return ask(new Pull(inquiry(agreement), List.of(elements), validAt, null, false, null, AnswerJson::pull));
    }

    public Delivered profile(UUID agreement) {
        return ask(new Pull(
                inquiry(agreement), List.of(), null, null, false, null, new ProfileJson(books.catalog.catalog)));
    }

    public Delivered check(UUID agreement, String element, String claimed) {
        return ask(new ClaimCheck(
                inquiry(agreement), List.of(new ClaimCheck.Claim(element, claimed)), AnswerJson::results));
    }

    private Delivered ask(Question question) {
        return answering.answer(List.of(question)).getFirst().orProblem();
    }

    private static Inquiry inquiry(UUID agreement) {
        return inquiry(ZHANG, agreement);
    }

    private static Inquiry inquiry(String citizen, UUID agreement) {
        Actor machine = new Actor("civil-1", Actor.Kind.CLIENT, CIVIL_AFFAIRS, Set.of(Role.DEPARTMENT_SYSTEM));
        return new Inquiry(machine, new SubjectRef("person", "", citizen), agreement, "aid", "case-1", "operator-1");
    }

    static LineageQuery about(String element) {
        return about(new SubjectRef("person", "", ZHANG), new Target.OfElement(element));
    }

    static LineageQuery about(SubjectRef subject, Target target) {
        return new LineageQuery(subject, target, null, null, null, REASON, LineageQuery.Original.IF_SMALL, null);
    }

    /** Takes what waits into the log. */
    void sequence() {
        while (sequencer.integrate() > 0) {
            // until nothing waits
        }
    }

    /** Bodies of the facts that somebody looked, the oldest first. */
    public List<String> looks() {
        return owner.sql("SELECT body FROM fact WHERE kind = 15 ORDER BY packet_id")
                .query(String.class)
                .list();
    }

    private static Set<Disputed> disputed(JdbcClient jdbc, java.util.Collection<UUID> subjects) {
        return new HashSet<>(
                jdbc.sql("SELECT subject_id, element FROM discrepancy WHERE state = 'open' AND subject_id = ANY (?)")
                        .param(subjects.toArray(UUID[]::new))
                        .query((row, number) -> new Disputed(row.getObject(1, UUID.class), row.getString(2)))
                        .list());
    }

    private static String[] lines(String... rows) {
        String[] lines = new String[rows.length + 1];
        lines[0] = HEADER;
        System.arraycopy(rows, 0, lines, 1, rows.length);
        return lines;
    }

    @Override
    public void close() {
        intake.close();
        books.list.close();
    }
}

package org.zhengyuan.exchange.retention.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.books.postgres.BooksOnDatabase;
import org.zhengyuan.exchange.evidence.AuditQueries;
import org.zhengyuan.exchange.evidence.MakingReceipts;
import org.zhengyuan.exchange.evidence.postgres.FactTable;
import org.zhengyuan.exchange.evidence.postgres.PostgresFactNotes;
import org.zhengyuan.exchange.intake.Expiry;
import org.zhengyuan.exchange.intake.IntakeOnDatabase;
import org.zhengyuan.exchange.intake.RowReceipts;
import org.zhengyuan.exchange.intake.Spool;
import org.zhengyuan.exchange.intake.postgres.PostgresExpiredSubmissions;
import org.zhengyuan.exchange.intake.postgres.PostgresKeptChunks;
import org.zhengyuan.exchange.intake.route.IntakeFolders;
import org.zhengyuan.exchange.outbox.postgres.PostgresOutbox;
import org.zhengyuan.exchange.registry.SubjectRef;
import org.zhengyuan.exchange.retention.ErasingSubjects;
import org.zhengyuan.exchange.retention.Erasure;
import org.zhengyuan.exchange.watch.postgres.PostgresAlerts;
import org.zhengyuan.exchange.watch.postgres.PostgresWatchRules;
import org.zhengyuan.exchange.watch.postgres.Watching;

/** An exchange that has worked, whose stewards may erase somebody. */
final class ErasingOnDatabase implements AutoCloseable {
    static final Actor FIRST = steward("steward-1");
    static final Actor SECOND = steward("steward-2");
    static final SubjectRef ZHANG = new SubjectRef("person", "citizen-id", BooksOnDatabase.ZHANG);

    final BooksOnDatabase books;
    final ErasingSubjects erasing;
    final RowReceipts rows;
    final Expiry expiry;
    final Expiring expiring;
    final Watching watching;
    final UUID delivery;
    private final Path folder;

    ErasingOnDatabase(Path folder) throws Exception {
        this.folder = folder;
        books = new BooksOnDatabase(folder);
        books.work();
        books.police("１１０１０５19491231002x,张三,1949-02-30,350102");
        books.published();
        DataSource application = books.database.application();
        JdbcTemplate template = new JdbcTemplate(application);
        JdbcTransactionManager transactions = new JdbcTransactionManager(application);
        JdbcClient jdbc = JdbcClient.create(application);
        PostgresFactNotes facts = new PostgresFactNotes(jdbc);
        PostgresExpiredSubmissions submissions = new PostgresExpiredSubmissions(template, transactions, facts);
        Spool spool = IntakeOnDatabase.spool(folder.resolve("spool"));
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(1));
        expiry = new Expiry(submissions, spool, later, Duration.ZERO, Duration.ZERO);
        OriginalsOfSubjects originals = new OriginalsOfSubjects(
                jdbc, submissions, spool, IntakeFolders.copies(folder, books.intake.submissions));
        expiring = new Expiring(
                jdbc,
                transactions,
                facts,
                originals,
                new RetentionSettings(Period.ofYears(3), Duration.ofDays(90)),
                Clock.systemUTC());
        PostgresWatchRules rules = new PostgresWatchRules(jdbc, Clock.systemUTC());
        PostgresOutbox outbox = new PostgresOutbox(jdbc, Set.of(), Clock.systemUTC());
        watching = new Watching(
                jdbc, transactions, rules, new PostgresAlerts(jdbc, transactions, outbox), facts, Clock.systemUTC());
        erasing = new ErasingSubjects(
                new PostgresErasures(template, transactions, facts, originals),
                books.intake.subjects,
                new AuditQueries(facts),
                Clock.systemUTC());
        MakingReceipts receipts = new MakingReceipts(List.of(new FactTable(jdbc)), books.log.tree, books.log.policy);
        rows = new RowReceipts(books.intake.submissions, new PostgresKeptChunks(template), receipts);
        delivery = books.owner
                .sql("SELECT submission_id FROM submission WHERE received = 3")
                .query(UUID.class)
                .single();
        throughAFolder();
    }

    /** As if the delivery had come through a watched folder, and another file had been refused there. */
    private void throughAFolder() throws IOException {
        books.owner
                .sql("UPDATE submission SET source = ? WHERE submission_id = ?")
                .params(IntakeFolders.SOURCE, delivery)
                .update();
        Files.createDirectories(folder.resolve("archive"));
        Files.writeString(archived(""), "1,张三," + BooksOnDatabase.ZHANG);
        Files.writeString(archived(".manifest"), "rows: 1");
        Files.writeString(archived(".problem.json"), "{}");
    }

    Path archived(String suffix) {
        return folder.resolve("archive").resolve(delivery + "-test" + suffix);
    }

    Erasure erase() {
        UUID id = erasing.propose(FIRST, ZHANG, "court", "PIPL 47", false)
                .orProblem()
                .id();
        return erasing.decide(SECOND, id, true, "").orProblem();
    }

    private static Actor steward(String id) {
        return new Actor(id, Actor.Kind.PERSON, null, Set.of(Role.EXCHANGE_STEWARD));
    }

    @Override
    public void close() {
        books.close();
    }
}

package org.zhengyuan.exchange.retention.postgres;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.books.postgres.BooksOnDatabase;
import org.zhengyuan.exchange.delivery.ClaimAttempts.Attempt;
import org.zhengyuan.exchange.delivery.postgres.PostgresClaimAttempts;
import org.zhengyuan.exchange.evidence.AuditQueries;
import org.zhengyuan.exchange.evidence.postgres.PostgresFactNotes;
import org.zhengyuan.exchange.holder.Assurance;
import org.zhengyuan.exchange.holder.HolderBinding;
import org.zhengyuan.exchange.holder.postgres.PostgresHolderBindings;
import org.zhengyuan.exchange.outbox.postgres.PostgresOutbox;
import org.zhengyuan.exchange.testing.MovableClock;
import org.zhengyuan.exchange.watch.Alert;
import org.zhengyuan.exchange.watch.AlertMessage;
import org.zhengyuan.exchange.watch.Finding;
import org.zhengyuan.exchange.watch.postgres.PostgresAlerts;
import org.zhengyuan.exchange.watch.postgres.PostgresWatchRules;

/** What others have written of Zhang: a case number that is the identifier, an alert about it, looks, an account that stands for Zhang. */
final class WrittenByOthers {
    static final String ACCOUNT = "zhang.san";
    static final Actor AUDITOR = new Actor("auditor", Actor.Kind.PERSON, null, Set.of(Role.AUDITOR));

    /** As a clerk types it. */
    private static final String CASE = "协查 110105-19491231 002x";

    private static final Instant LONG_AGO = Instant.parse("2020-02-20T02:20:20Z");

    final UUID alert;
    final UUID oldAlert;
    final UUID entry;
    private final BooksOnDatabase books;
    private final PostgresWatchRules rules;
    private final PostgresAlerts alerts;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    WrittenByOthers(BooksOnDatabase books, UUID subject) {
        this.books = books;
        JdbcClient jdbc = JdbcClient.create(books.database.application());
        JdbcTransactionManager transactions = new JdbcTransactionManager(books.database.application());
        rules = new PostgresWatchRules(jdbc, new MovableClock());
        rules.begin();
        alerts = new PostgresAlerts(
                jdbc, transactions, new PostgresOutbox(jdbc, Set.of(AlertMessage.CHANNEL), new MovableClock()));
        entry = books.pull(books.subject(BooksOnDatabase.LI), now, CASE);
        alert = raise(CASE);
        oldAlert = raise("case-1");
        alerts.decide(oldAlert, Alert.State.CLOSED, new Alert.Decision("auditor", LONG_AGO, "a nightly job"));
        count(CASE, subject.toString());
        count("case-1", subject.toString());
        new PostgresClaimAttempts(jdbc, transactions)
                .count(
                        List.of(new Attempt(
                                LocalDate.ofInstant(now, ZoneOffset.UTC), subject.toString(), "person.name", "c")),
                        5);
        HolderBinding binding = new HolderBinding(UUID.randomUUID(), ACCOUNT, subject, Assurance.HIGH, "operator", now);
        new PostgresHolderBindings(jdbc, transactions).bind(binding);
        AuditQueries looks = new AuditQueries(new PostgresFactNotes(jdbc));
        looks.note(
                new Actor(ACCOUNT, Actor.Kind.PERSON, null, Set.of(Role.HOLDER)),
                "own-uses",
                "holder_binding/" + binding.id(),
                Map.of());
        looks.note(AUDITOR, "trail", "trail", Map.of("caseNumber", CASE));
        looks.note(AUDITOR, "uses", "subject/" + subject, Map.of());
    }

    private UUID raise(String caseNumber) {
        Finding.About about = new Finding.About("tax-system", null, caseNumber, null);
        String dedup = "many-subjects tax-system " + caseNumber;
        return alerts.raise(
                        new Finding(
                                rules.find("many-subjects").orElseThrow(),
                                dedup,
                                about,
                                now,
                                now,
                                3,
                                List.of(entry),
                                3,
                                2),
                        now)
                .orElseThrow()
                .id();
    }

    private void count(String caseNumber, String thing) {
        books.owner
                .sql(
                        "INSERT INTO watch_tally VALUES ('case', 'tax-system' || E'\\x1f' || ?, now(), NULL, 1, 1, ARRAY[?], '{}')")
                .params(caseNumber, thing)
                .update();
    }

    /** Time goes by: what the database holds is from long ago. */
    void age() {
        books.owner
                .sql("UPDATE fact SET at = ? WHERE object = ?")
                .params(LONG_AGO.atOffset(ZoneOffset.UTC), "alert/" + oldAlert)
                .update();
        books.owner
                .sql("UPDATE watch_tally SET window_start = ? WHERE object LIKE '%case-1'")
                .param(LONG_AGO.atOffset(ZoneOffset.UTC))
                .update();
        books.owner
                .sql(
                        """
                        INSERT INTO outbox_set_aside (message_id, channel, order_key, delivery, written_at, set_aside_at, reason, body)
                        SELECT message_id, channel, order_key, delivery, written_at, ?, '422', body FROM outbox_message LIMIT 1
                        """)
                .param(LONG_AGO.atOffset(ZoneOffset.UTC))
                .update();
    }
}

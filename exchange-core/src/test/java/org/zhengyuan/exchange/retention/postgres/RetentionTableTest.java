package org.zhengyuan.exchange.retention.postgres;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.zhengyuan.exchange.books.postgres.BooksOnDatabase;
import org.zhengyuan.exchange.delivery.postgres.PostgresClaimAttempts;
import org.zhengyuan.exchange.delivery.postgres.TrailPartitions;
import org.zhengyuan.exchange.delivery.postgres.TrailRetention;
import org.zhengyuan.seal.report.Check;

/** Every row of the table in docs/retention.md is true, or says that its thing is not built yet. */
class RetentionTableTest {
    private static final Path DOCUMENT = Path.of("../docs/retention.md");
    private static final Instant LONG_AGO = Instant.parse("2020-02-20T02:20:20Z");

    @TempDir
    Path folder;

    private interface Truth {
        void check() throws Exception;
    }

    @Test
    void everyRowOfTheTableHolds() throws Exception {
        try (ErasingOnDatabase city = new ErasingOnDatabase(folder)) {
            BooksOnDatabase books = city.books;
            UUID subject = books.subject(BooksOnDatabase.ZHANG);
            WrittenByOthers others = new WrittenByOthers(books, subject);
            aMonthLongAgo(books);
            keptForADay(books, subject);
            Files.writeString(Files.createDirectories(folder.resolve("failed")).resolve("x.csv"), "refused as a whole");
            city.erase();
            city.expiry.tidy();
            others.age();
            city.expiring.tidy();
            city.watching.forget();
            othersExpire(books);

            Map<String, Truth> truths = new HashMap<>(truths(city, subject));
            truths.putAll(truthsOfOthers(books.owner, others, subject));
            for (List<String> row : table()) {
                if (row.get(1).startsWith("not yet built")) {
                    assertThat(truths).doesNotContainKey(row.getFirst());
                } else {
                    assertThat(truths).containsKey(row.getFirst());
                    requireNonNull(truths.get(row.getFirst())).check();
                }
            }
            assertThat(table().stream().map(List::getFirst)).containsAll(truths.keySet());
            books.published();
            assertThat(books.check().checks())
                    .filteredOn(check -> check.outcome() == Check.Outcome.FAILED)
                    .isEmpty();
        }
    }

    private Map<String, Truth> truths(ErasingOnDatabase city, UUID subject) {
        JdbcClient sql = city.books.owner;
        String whose = " WHERE subject_id = '" + subject + "'";
        return Map.ofEntries(
                Map.entry("heads", () -> none(sql, "head" + whose)),
                Map.entry("versions", () -> none(sql, "version" + whose)),
                Map.entry("identifiers", () -> none(sql, "subject_identifier" + whose)),
                Map.entry("waiting versions", () -> none(sql, "due_version" + whose)),
                Map.entry("comparisons", () -> none(sql, "cross_check" + whose)),
                Map.entry("salts of rows", () -> {
                    some(sql, "erased_row");
                    none(
                            sql,
                            "erased_row e JOIN submission_chunk c USING (submission_id, chunk) WHERE c.row_seed IS NOT NULL"
                                    + " OR substring(c.row_salts FROM e.place * 32 + 1 FOR 32) <> decode(repeat('00', 32), 'hex')");
                }),
                Map.entry("raw uploads", () -> {
                    none(sql, "submission WHERE original_removed_at IS NULL");
                    told(sql, "original");
                }),
                Map.entry("copies in a watched folder's `archive`", () -> {
                    try (Stream<Path> files = Files.list(folder.resolve("archive"))) {
                        assertThat(files).isEmpty();
                    }
                }),
                Map.entry("files in a watched folder's `failed`", () -> assertThat(folder.resolve("failed/x.csv"))
                        .exists()),
                Map.entry("original text", () -> {
                    try (Stream<Path> files = Files.list(folder.resolve("spool/files"))) {
                        assertThat(files).isEmpty();
                    }
                }),
                Map.entry("refused rows", () -> {
                    none(sql, "refused_row");
                    told(sql, "refused-rows");
                }),
                Map.entry("discrepancy texts", () -> {
                    some(sql, "discrepancy" + whose);
                    none(sql, "discrepancy" + whose + " AND source_value || reported_value <> ''");
                    told(sql, "discrepancies");
                }),
                Map.entry("trail details and salts", () -> {
                    none(sql, "trail" + whose);
                    some(sql, "trail WHERE erased_by IS NOT NULL AND details IS NULL AND salt IS NULL");
                    told(sql, "trail");
                }),
                Map.entry("months of the trail", () -> {
                    none(sql, "pg_class WHERE relname = 'trail_1_202002'");
                    told(sql, "trail-month");
                }),
                Map.entry("kept answers", () -> {
                    none(sql, "kept_answer");
                    told(sql, "kept-answers");
                }),
                Map.entry("keys of answered pulls", () -> none(sql, "answered_pull")),
                Map.entry("claim attempts", () -> none(sql, "claim_attempt")),
                Map.entry("facts of the log", () -> {
                    some(sql, "fact WHERE kind = 13 AND erased_by IS NOT NULL");
                    none(sql, "fact WHERE erased_by IS NOT NULL AND (body IS NOT NULL OR salt IS NOT NULL)");
                }));
    }

    private static Map<String, Truth> truthsOfOthers(JdbcClient sql, WrittenByOthers others, UUID subject) {
        return Map.of(
                "case numbers and operators",
                () -> {
                    some(sql, "trail WHERE receipt_id = '" + others.entry + "' AND case_number = '' AND salt IS NULL");
                    none(sql, "trail WHERE " + named("case_number || operator"));
                    told(sql, "texts");
                },
                "alerts",
                () -> {
                    none(sql, "alert WHERE alert_id = '" + others.oldAlert + "'");
                    none(sql, "fact WHERE object = 'alert/" + others.oldAlert + "' AND body IS NOT NULL");
                    some(sql, "alert WHERE alert_id = '" + others.alert + "' AND case_number = ''");
                    none(sql, "alert WHERE " + named("concat(alert)"));
                    told(sql, "alerts");
                },
                "counts of the watch",
                () -> {
                    none(sql, "watch_tally WHERE window_start < now() - interval '2 years'");
                    none(sql, "watch_tally WHERE things && ARRAY['" + subject + "'] OR " + named("object"));
                    told(sql, "watch-counts");
                },
                "bindings of holders",
                () -> {
                    some(sql, "holder_binding WHERE ended_at IS NOT NULL AND account = binding_id::text");
                    none(sql, "holder_binding WHERE account = '" + WrittenByOthers.ACCOUNT + "'");
                    none(sql, "fact WHERE body LIKE '%" + WrittenByOthers.ACCOUNT + "%'");
                    told(sql, "bindings");
                },
                "looks",
                () -> {
                    some(sql, "fact WHERE kind = 15 AND object = 'subject/" + subject + "' AND body IS NOT NULL");
                    none(sql, "fact WHERE kind = 15 AND " + named("body"));
                },
                "messages to endpoints",
                () -> {
                    some(sql, "outbox_message");
                    none(sql, "outbox_message WHERE " + named("order_key || convert_from(body, 'UTF8')"));
                    none(sql, "outbox_message WHERE convert_from(body, 'UTF8') LIKE '%" + subject + "%'");
                },
                "messages set aside",
                () -> {
                    none(sql, "outbox_set_aside");
                    told(sql, "set-aside");
                },
                "days told to OpenLineage",
                () -> none(
                        sql,
                        "information_schema.columns WHERE table_name = 'openlineage_day' AND column_name <> 'day'"));
    }

    private static String named(String text) {
        return "translate(upper(%s), ' -', '') LIKE '%%%s%%'".formatted(text, BooksOnDatabase.ZHANG);
    }

    private static void none(JdbcClient sql, String from) {
        assertThat(count(sql, from)).as(from).isZero();
    }

    private static void some(JdbcClient sql, String from) {
        assertThat(count(sql, from)).as(from).isPositive();
    }

    private static void told(JdbcClient sql, String step) {
        some(sql, "fact WHERE kind = 14 AND body::jsonb #>> '{details,step}' = '" + step + "'");
    }

    private static long count(JdbcClient sql, String from) {
        return sql.sql("SELECT count(*) FROM " + from).query(Long.class).single();
    }

    private static void aMonthLongAgo(BooksOnDatabase books) throws Exception {
        books.owner
                .sql("SELECT trail_prepare(?)")
                .param(LocalDate.ofInstant(LONG_AGO, ZoneOffset.UTC))
                .query((row, number) -> row)
                .list();
        books.pull(null, LONG_AGO);
        books.pull(null);
        books.pull(null, LONG_AGO.plus(Duration.ofHours(1)));
        books.published();
    }

    private static void keptForADay(BooksOnDatabase books, UUID subject) {
        UUID receipt = books.owner
                .sql("SELECT receipt_id FROM trail WHERE subject_id = ? LIMIT 1")
                .param(subject)
                .query(UUID.class)
                .single();
        books.owner
                .sql("INSERT INTO answered_pull VALUES ('c', 'k', '', ?, now())")
                .param(receipt)
                .update();
        books.owner
                .sql(
                        """
                        INSERT INTO kept_answer (actor_kind, actor, idempotency_key, digest, begun_at, status, body)
                        VALUES ('client', 'c', 'k', sha256(''), now(), 200, convert_to('{"id": "' || ? || '"}', 'UTF8'))
                        """)
                .param(BooksOnDatabase.ZHANG)
                .update();
        books.owner
                .sql("INSERT INTO claim_attempt VALUES (current_date - 3, '\\x00', 'person.name', 'c', 1)")
                .update();
    }

    private static void othersExpire(BooksOnDatabase books) {
        JdbcClient application = JdbcClient.create(books.database.application());
        TrailRetention kept = new TrailRetention(Period.ofYears(3), Period.ofYears(3));
        assertThat(new TrailPartitions(application, Clock.systemUTC()).dropExpired(kept))
                .isPositive();
        new PostgresClaimAttempts(application, new JdbcTransactionManager(books.database.application()))
                .forgetBefore(LocalDate.now(Clock.systemUTC()).minusDays(1));
    }

    /** The cells of the table's rows. */
    private static List<List<String>> table() throws Exception {
        List<List<String>> rows = Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> Stream.of(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
        assertThat(rows).hasSizeGreaterThan(15);
        return rows;
    }
}

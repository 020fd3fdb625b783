package org.zhengyuan.exchange.watch.postgres;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengyuan.exchange.evidence.FactNotes;
import org.zhengyuan.exchange.watch.Alerts;
import org.zhengyuan.exchange.watch.Finding;
import org.zhengyuan.exchange.watch.Judging;
import org.zhengyuan.exchange.watch.Tally;
import org.zhengyuan.exchange.watch.WatchRules;
import org.zhengyuan.seal.proof.FactKind;

/**
 * Looks at the trail, some packets of the log at a time: counts, judges, raises alerts and goes on, all in one transaction under the lock of
 * one row. Any number of processes may try; each line is counted once.
 */
public final class Watching {
    private static final int PACKETS = 400;
    /** Long enough for the longest look back. */
    private static final Duration HOURS_KEPT = Duration.ofDays(7 * 54);

    private static final Duration OTHERS_KEPT = Duration.ofDays(4);

    private static final String PROGRESS =
            "SELECT epoch, next_index, seen_at - interval '1 day' FROM watch_progress FOR UPDATE SKIP LOCKED";
    /** Only what a checkpoint covers: other leaves wait again where a log is ended, and would be counted twice. */
    private static final String SPAN =
            """
            SELECT min(first_index), max(first_index + leaves), min(packet_id), max(packet_id) FROM (
                SELECT packet_id, first_index, leaves FROM sequenced_packet
                WHERE epoch = :epoch AND first_index >= :next
                  AND first_index + leaves <= (SELECT max(c.size) FROM log_checkpoint c WHERE c.epoch = :epoch)
                ORDER BY first_index LIMIT :limit) AS next
            HAVING count(*) > 0
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final WatchRules rules;
    private final Alerts alerts;
    private final Counting counting;
    private final Streaks streaks;
    private final FactNotes facts;
    private final Clock clock;

    public Watching(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            WatchRules rules,
            Alerts alerts,
            FactNotes facts,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.rules = rules;
        this.alerts = alerts;
        this.counting = new Counting(jdbc);
        this.streaks = new Streaks(jdbc);
        this.facts = facts;
        this.clock = clock;
    }

    private record Progress(int epoch, long next, OffsetDateTime since) {}

    /** @return false where there is nothing new, or another process is at it */
    public boolean round() {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            Optional<Progress> progress = jdbc.sql(PROGRESS)
                    .query((row, number) ->
                            new Progress(row.getInt(1), row.getLong(2), row.getObject(3, OffsetDateTime.class)))
                    .optional();
            Optional<TrailSpan> span = progress.flatMap(this::next);
            span.ifPresent(this::look);
            return span.isPresent() || progress.map(this::toNextLog).orElse(false);
        }));
    }

    /** Forgets counts that no rule looks back to, by whole days; that it did is a fact. */
    public void forget() {
        Instant day = clock.instant().truncatedTo(ChronoUnit.DAYS);
        transaction.executeWithoutResult(status -> {
            int counts = counting.forget(day.minus(HOURS_KEPT), day.minus(OTHERS_KEPT));
            if (counts > 0) {
                facts.note(
                        FactKind.ERASURE,
                        "system",
                        "watch-counts",
                        List.of(),
                        Map.of("step", "watch-counts", "counts", counts));
            }
        });
    }

    private Optional<TrailSpan> next(Progress progress) {
        return jdbc.sql(SPAN)
                .param("epoch", progress.epoch())
                .param("next", progress.next())
                .param("limit", PACKETS)
                .query((row, number) -> new TrailSpan(
                        progress.epoch(),
                        row.getLong(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        progress.since()))
                .optional()
                .map(span -> span.throughout(jdbc));
    }

    /** Where a log was ended and another begun, goes on with that. */
    private boolean toNextLog(Progress progress) {
        return jdbc.sql(
                                "UPDATE watch_progress SET epoch = epoch + 1, next_index = 0"
                                        + " WHERE epoch = ? AND EXISTS (SELECT FROM log_state s WHERE s.epoch > watch_progress.epoch)")
                        .param(progress.epoch())
                        .update()
                == 1;
    }

    private void look(TrailSpan span) {
        Judging judging =
                new Judging(rules.all().stream().collect(Collectors.toMap(rule -> rule.code(), Function.identity())));
        List<Finding> findings = new ArrayList<>();
        for (Tally tally : counting.hours(span)) {
            judging.hour(tally, counting.history(tally.object())).ifPresent(findings::add);
        }
        List<String> placeholders = judging.rule("many-subjects").parameters().texts("placeholders").stream()
                .map(one -> one.toLowerCase(Locale.ROOT))
                .toList();
        counting.subjects(span, placeholders)
                .forEach(tally -> judging.subjects(tally).ifPresent(findings::add));
        counting.agreements(span).forEach(tally -> judging.agreements(tally).ifPresent(findings::add));
        counting.claims(span).forEach(tally -> judging.claims(tally).ifPresent(findings::add));
        Duration pause =
                Duration.ofMinutes(judging.rule("refused-in-a-row").parameters().number("pause"));
        Streaks.Followed followed = streaks.follow(span, pause);
        followed.grown().forEach(streak -> judging.streak(streak).ifPresent(findings::add));
        Instant now = clock.instant();
        findings.forEach(finding -> alerts.raise(finding, now));
        advance(span, Objects.requireNonNullElse(followed.newest(), Instant.MIN));
    }

    private void advance(TrailSpan span, Instant newest) {
        OffsetDateTime seen = newest.equals(Instant.MIN) ? OffsetDateTime.MIN : newest.atOffset(ZoneOffset.UTC);
        jdbc.sql("UPDATE watch_progress SET next_index = ?, seen_at = greatest(seen_at, ?)")
                .params(span.to(), seen)
                .update();
    }
}

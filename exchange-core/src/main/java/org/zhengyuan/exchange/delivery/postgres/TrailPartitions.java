package org.zhengyuan.exchange.delivery.postgres;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.delivery.RetentionClass;
import org.zhengyuan.seal.proof.Frontier;
import org.zhengyuan.seal.proof.Hash;
import org.zhengyuan.seal.proof.LogPath;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * Keeps partitions of the trail ahead of time, for without one nothing can be recorded, and so nothing answered; and drops those whose time is
 * over.
 */
public final class TrailPartitions {
    private static final int MONTHS_AHEAD = 3;

    // the database keeps the last six months whatever it is asked
    private static final String EXPIRED =
            """
            SELECT to_date(right(c.relname, 6), 'YYYYMM') AS month FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
            WHERE i.inhparent = to_regclass('public.trail_' || :class) AND c.relname ~ '^trail_[0-9]+_[0-9]{6}$'
              AND to_date(right(c.relname, 6), 'YYYYMM') + interval '1 month'
                  <= least(:before, (now() AT TIME ZONE 'UTC' - interval '6 months')::date)
            ORDER BY month
            """;
    private static final String RUNS =
            """
            SELECT epoch, min(i), max(i) FROM (SELECT epoch, i, i - row_number() OVER (PARTITION BY epoch ORDER BY i) AS run FROM (
                SELECT s.epoch, s.first_index + t.place AS i FROM trail t JOIN sequenced_packet s USING (packet_id)
                WHERE t.retention = :class AND t.at >= :from AND t.at < :to) a) b
            GROUP BY epoch, run ORDER BY 1, 2
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    public TrailPartitions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Makes this month's and the next months' partitions where they are missing. */
    public void prepare() {
        LocalDate first =
                YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)).atDay(1);
        for (int ahead = 0; ahead <= MONTHS_AHEAD; ahead++) {
            jdbc.sql("SELECT trail_prepare(?)")
                    .param(first.plusMonths(ahead))
                    .query((row, number) -> number)
                    .list();
        }
    }

    /**
     * Drops the partitions of months that are older as a whole than their class is kept.
     *
     * @return how many were dropped
     */
    public int dropExpired(TrailRetention retention) {
        LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
        int dropped = 0;
        for (RetentionClass one : RetentionClass.values()) {
            for (LocalDate month : expired(one, today.minus(retention.of(one)))) {
                dropped += drop(one, month) ? 1 : 0;
            }
        }
        return dropped;
    }

    private List<LocalDate> expired(RetentionClass retention, LocalDate before) {
        return jdbc.sql(EXPIRED)
                .param("class", retention.code())
                .param("before", before)
                .query(LocalDate.class)
                .list();
    }

    /** The month is over, so nothing comes to it any more while the tree over its leaves is computed. */
    private boolean drop(RetentionClass retention, LocalDate month) {
        Map<Integer, Frontier> trees = new TreeMap<>();
        jdbc.sql(RUNS)
                .param("class", retention.code())
                .param("from", month.atStartOfDay().atOffset(ZoneOffset.UTC))
                .param("to", month.plusMonths(1).atStartOfDay().atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Run(row.getInt(1), row.getLong(2), row.getLong(3)))
                .list()
                .forEach(run -> append(trees.computeIfAbsent(run.epoch(), epoch -> new Frontier()), run));
        return jdbc.sql("SELECT trail_drop(?::smallint, ?, ?::jsonb)")
                .param(retention.code())
                .param(month)
                .param(told(trees))
                .query(Boolean.class)
                .single();
    }

    /** Neighbouring leaves of one log. */
    private record Run(int epoch, long first, long last) {}

    private static String told(Map<Integer, Frontier> trees) {
        ArrayNode told = JsonMapper.shared().createArrayNode();
        trees.forEach((epoch, tree) -> told.addObject()
                .put("epoch", epoch)
                .put("root", tree.root().base64())
                .put("size", tree.size()));
        return told.toString();
    }

    private void append(Frontier tree, Run run) {
        for (long index = run.first(); index <= run.last(); ) {
            byte[] hashes = jdbc.sql("SELECT data FROM log_tile WHERE epoch = ? AND level = 0 AND number = ?")
                    .param(run.epoch())
                    .param(index / LogPath.FULL)
                    .query(byte[].class)
                    .single();
            for (int place = (int) (index % LogPath.FULL);
                    place < LogPath.FULL && index <= run.last();
                    place++, index++) {
                tree.append(Hash.at(hashes, place * Hash.LENGTH));
            }
        }
    }
}

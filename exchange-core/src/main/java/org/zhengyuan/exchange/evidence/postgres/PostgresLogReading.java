package org.zhengyuan.exchange.evidence.postgres;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.evidence.LogReading;
import org.zhengyuan.exchange.evidence.WitnessPolicy;
import org.zhengyuan.seal.proof.Hash;
import org.zhengyuan.seal.proof.LogEntry;
import org.zhengyuan.seal.proof.LogPath;
import org.zhengyuan.seal.proof.NoteKey;
import org.zhengyuan.seal.proof.Tile;

/** The log as it is shown, from the tables of tiles, checkpoints and cosignatures. */
public final class PostgresLogReading implements LogReading {
    private static final String EPOCH = "coalesce(?::integer, (SELECT epoch FROM log_state))";
    private static final String TILE =
            "SELECT data FROM log_tile WHERE epoch = " + EPOCH + " AND level = ? AND number = ? AND width >= ?";
    private static final String COVERED = "SELECT coalesce(max(size), 0) FROM log_checkpoint WHERE epoch = " + EPOCH;
    /** A note is a text, an empty line, and lines; cosignatures are further lines. */
    private static final String NOTE =
            """
            SELECT c.note || coalesce((
                SELECT string_agg(w.line || E'\\n', '' ORDER BY w.at, w.key) FROM log_cosignature w
                WHERE w.epoch = c.epoch AND w.size = c.size), '')
            FROM log_checkpoint c WHERE c.epoch = %s AND c.size > ?
            """
                    .formatted(EPOCH);

    private static final String NEWEST = NOTE + " ORDER BY c.size DESC LIMIT 1";
    private static final String OF_SIZE = NOTE + " AND c.size = ?";
    private static final String WITNESSED =
            """
            SELECT size FROM log_cosignature WHERE epoch = %s AND size > ? AND key = ANY (?)
            GROUP BY size HAVING count(*) >= ? ORDER BY size DESC LIMIT 1
            """
                    .formatted(EPOCH);

    private final JdbcClient jdbc;
    private final WitnessPolicy policy;
    private final @Nullable Integer epoch;

    public PostgresLogReading(JdbcClient jdbc, WitnessPolicy policy) {
        this(jdbc, policy, null);
    }

    private PostgresLogReading(JdbcClient jdbc, WitnessPolicy policy, @Nullable Integer epoch) {
        this.jdbc = jdbc;
        this.policy = policy;
        this.epoch = epoch;
    }

    @Override
    public PostgresLogReading of(int other) {
        return new PostgresLogReading(jdbc, policy, other);
    }

    @Override
    public Optional<String> checkpoint() {
        return newest(-1);
    }

    @Override
    public Optional<String> witnessed() {
        return witnessed(-1);
    }

    /** That covers more than so many leaves. */
    Optional<String> newest(long leaves) {
        return jdbc.sql(NEWEST).param(epoch).param(leaves).query(String.class).optional();
    }

    /** That covers more than so many leaves, and that enough outside witnesses cosigned. */
    Optional<String> witnessed(long leaves) {
        List<String> keys = policy.witnesses().stream().map(NoteKey::text).toList();
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        return jdbc.sql(WITNESSED)
                .param(epoch)
                .param(leaves)
                .param(keys.toArray(String[]::new))
                .param(Math.max(1, policy.required()))
                .query(Long.class)
                .optional()
                .flatMap(size -> jdbc.sql(OF_SIZE)
                        .param(epoch)
                        .param(leaves)
                        .param(size)
                        .query(String.class)
                        .optional());
    }

    @Override
    public Optional<byte[]> tile(int level, long number, int width) {
        long leaves = jdbc.sql(COVERED).param(epoch).query(Long.class).single();
        int above = Math.max(0, level) * Tile.HEIGHT;
        boolean covered = above < Long.SIZE && LogPath.widthWithin(number, leaves >> above) >= width;
        return covered ? held(level, number, width) : Optional.empty();
    }

    /** The same, whether or not a checkpoint covers it. */
    Optional<byte[]> held(int level, long number, int width) {
        int length = width * (level == ENTRIES ? LogEntry.LENGTH + 2 : Hash.LENGTH);
        return jdbc.sql(TILE)
                .param(epoch)
                .param(level)
                .param(number)
                .param(width)
                .query(byte[].class)
                .optional()
                .map(data -> data.length == length ? data : Arrays.copyOf(data, length));
    }

    /** When the newest checkpoint of the log that goes on was signed. */
    static Optional<Instant> newestSignature(JdbcClient jdbc) {
        return jdbc.sql("SELECT signed_at FROM log_checkpoint WHERE epoch = (SELECT epoch FROM log_state)"
                        + " ORDER BY size DESC LIMIT 1")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }
}

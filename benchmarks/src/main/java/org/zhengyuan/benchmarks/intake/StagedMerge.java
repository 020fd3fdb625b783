package org.zhengyuan.benchmarks.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.zhengyuan.exchange.registry.Digests;

/**
 * The limit: PostgreSQL alone. Rows are encoded before the clock starts (key, SHA-256, version, about 270 bytes of payload); then two loaders
 * merge them in chunks of 10,000: binary COPY into an unlogged staging table, one INSERT … ON CONFLICT for what differs, one INSERT into a
 * history without an index but BRIN. No parsing, no rules, no outcomes, no identifiers, no partitions.
 */
final class StagedMerge {
    private static final int CHUNK = 10_000;
    private static final int LOADERS = 2;
    private static final byte[] SIGNATURE = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };

    private final DataSource owner;

    StagedMerge(DataSource owner) throws SQLException {
        this.owner = owner;
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE limit_head (subject text COLLATE \"C\" PRIMARY KEY, digest bytea NOT NULL,"
                    + " version int NOT NULL, payload bytea NOT NULL)");
            statement.execute("CREATE TABLE limit_history (subject text COLLATE \"C\" NOT NULL, version int NOT NULL,"
                    + " at timestamptz NOT NULL, payload bytea NOT NULL)");
            statement.execute("CREATE INDEX ON limit_history USING brin (at)");
            for (int loader = 0; loader < LOADERS; loader++) {
                statement.execute("CREATE UNLOGGED TABLE limit_stage_" + loader
                        + " (subject text COLLATE \"C\", digest bytea, version int, payload bytea)");
            }
        }
    }

    /** Chunks of the file in COPY's binary form, made outside the clock. */
    static List<byte[]> encode(Path csv) throws IOException {
        List<byte[]> chunks = new ArrayList<>();
        ByteBuffer buffer = ByteBuffer.allocate(16 << 20);
        try (Stream<String> lines = Files.lines(csv)) {
            int[] rows = {0};
            buffer.put(SIGNATURE);
            lines.skip(1).forEach(line -> {
                byte[] payload = line.getBytes(StandardCharsets.UTF_8);
                byte[] digest = Digests.sha256().digest(payload);
                byte[] subject = line.substring(0, 18).getBytes(StandardCharsets.US_ASCII);
                buffer.putShort((short) 4)
                        .putInt(18)
                        .put(subject)
                        .putInt(32)
                        .put(digest)
                        .putInt(4)
                        .putInt(1);
                buffer.putInt(payload.length).put(payload);
                if (++rows[0] % CHUNK == 0) {
                    chunks.add(take(buffer));
                }
            });
            if (rows[0] % CHUNK != 0) {
                chunks.add(take(buffer));
            }
        }
        return chunks;
    }

    private static byte[] take(ByteBuffer buffer) {
        buffer.putShort((short) -1);
        byte[] chunk = new byte[buffer.position()];
        buffer.flip();
        buffer.get(chunk);
        buffer.clear();
        buffer.put(SIGNATURE);
        return chunk;
    }

    void load(List<byte[]> chunks) throws Exception {
        try (ExecutorService loaders = Executors.newFixedThreadPool(LOADERS)) {
            List<Future<Void>> done = new ArrayList<>();
            for (int loader = 0; loader < LOADERS; loader++) {
                int first = loader;
                done.add(loaders.submit((Callable<Void>) () -> {
                    loadEverySecond(chunks, first);
                    return null;
                }));
            }
            for (Future<Void> one : done) {
                one.get();
            }
        }
    }

    private void loadEverySecond(List<byte[]> chunks, int first) throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            String stage = "limit_stage_" + first;
            for (int i = first; i < chunks.size(); i += LOADERS) {
                statement.execute("SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off");
                CopyIn copy = connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("COPY " + stage + " FROM STDIN (FORMAT binary)");
                copy.writeToCopy(chunks.get(i), 0, chunks.get(i).length);
                copy.endCopy();
                statement.execute(
                        "WITH delta AS MATERIALIZED (SELECT s.*, coalesce(h.version, 0) + 1 AS next FROM " + stage
                                + " s LEFT JOIN limit_head h USING (subject) WHERE h.digest IS DISTINCT FROM s.digest),"
                                + " heads AS (INSERT INTO limit_head SELECT subject, digest, next, payload FROM delta"
                                + " ON CONFLICT (subject) DO UPDATE SET digest = excluded.digest, version = excluded.version,"
                                + " payload = excluded.payload)"
                                + " INSERT INTO limit_history SELECT subject, next, now(), payload FROM delta");
                statement.execute("TRUNCATE " + stage);
                connection.commit();
            }
        }
    }
}

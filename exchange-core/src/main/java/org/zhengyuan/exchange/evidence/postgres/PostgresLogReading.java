package org.zhengyuan.exchange.evidence.postgres;

import java.util.Arrays;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zhengyuan.exchange.evidence.LogReading;
import org.zhengyuan.seal.proof.Hash;
import org.zhengyuan.seal.proof.LogEntry;

/** The log as it is shown, from the tables of tiles and checkpoints. */
@Repository
public class PostgresLogReading implements LogReading {
    private final JdbcClient jdbc;

    public PostgresLogReading(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<String> checkpoint() {
        return jdbc.sql("SELECT note FROM log_checkpoint ORDER BY size DESC LIMIT 1")
                .query(String.class)
                .optional();
    }

    @Override
    public Optional<byte[]> tile(int level, long number, int width) {
        int length = width * (level == ENTRIES ? LogEntry.LENGTH + 2 : Hash.LENGTH);
        return jdbc.sql("SELECT data FROM log_tile WHERE level = ? AND number = ? AND width >= ?")
                .param(level)
                .param(number)
                .param(width)
                .query(byte[].class)
                .optional()
                .map(data -> data.length == length ? data : Arrays.copyOf(data, length));
    }
}

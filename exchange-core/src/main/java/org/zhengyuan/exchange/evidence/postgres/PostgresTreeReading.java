package org.zhengyuan.exchange.evidence.postgres;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zhengyuan.exchange.evidence.LogReading;
import org.zhengyuan.exchange.evidence.TreeReading;
import org.zhengyuan.seal.proof.LogEntry;
import org.zhengyuan.seal.proof.LogPath;
import org.zhengyuan.seal.proof.TileReader;

/** The log's tables, as its own server reads them. */
@Repository
public class PostgresTreeReading implements TreeReading {
    private final LogReading log;
    private final JdbcClient jdbc;
    private final Clock clock;

    public PostgresTreeReading(LogReading log, JdbcClient jdbc, Clock clock) {
        this.log = log;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public TileReader tiles() {
        return tile -> log.tile(tile.level(), tile.index(), tile.width())
                .orElseThrow(() -> new NoSuchFileException(tile.path()));
    }

    @Override
    public OptionalLong placeOf(long packet) {
        return jdbc.sql("SELECT first_index FROM sequenced_packet WHERE packet_id = ?")
                .param(packet)
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    @Override
    public byte[] entry(long index) throws IOException {
        int place = (int) (index % LogPath.FULL);
        byte[] bundle = log.tile(LogReading.ENTRIES, index / LogPath.FULL, place + 1)
                .orElseThrow(() -> new NoSuchFileException("entry " + index));
        int end = (place + 1) * (LogEntry.LENGTH + 2);
        return Arrays.copyOfRange(bundle, end - LogEntry.LENGTH, end);
    }

    @Override
    public void publish(long size, String note) {
        jdbc.sql("INSERT INTO log_checkpoint (size, note, signed_at) VALUES (?, ?, ?) ON CONFLICT (size) DO NOTHING")
                .param(size)
                .param(note)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}

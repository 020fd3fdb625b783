package org.zhengyuan.exchange.evidence.postgres;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.evidence.LogPlace;
import org.zhengyuan.exchange.evidence.LogReading;
import org.zhengyuan.exchange.evidence.TreeReading;
import org.zhengyuan.exchange.evidence.WitnessPolicy;
import org.zhengyuan.seal.proof.LogEntry;
import org.zhengyuan.seal.proof.LogPath;
import org.zhengyuan.seal.proof.TileReader;

/** The log's tables, as its own server reads them. */
public final class PostgresTreeReading implements TreeReading {
    private final PostgresLogReading log;
    private final JdbcClient jdbc;
    private final Clock clock;

    public PostgresTreeReading(JdbcClient jdbc, WitnessPolicy policy, Clock clock) {
        this.log = new PostgresLogReading(jdbc, policy);
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public TileReader tiles() {
        return tiles(log);
    }

    @Override
    public TileReader tiles(int epoch) {
        return tiles(log.of(epoch));
    }

    private static TileReader tiles(PostgresLogReading one) {
        return tile -> one.held(tile.level(), tile.index(), tile.width())
                .orElseThrow(() -> new NoSuchFileException(tile.path()));
    }

    @Override
    public Optional<LogPlace> placeOf(long packet) {
        return jdbc.sql("SELECT epoch, first_index FROM sequenced_packet WHERE packet_id = ?")
                .param(packet)
                .query((row, number) -> new LogPlace(row.getInt(1), row.getLong(2)))
                .optional();
    }

    @Override
    public byte[] entry(LogPlace at) throws IOException {
        int place = (int) (at.index() % LogPath.FULL);
        byte[] bundle = log.of(at.epoch())
                .held(LogReading.ENTRIES, at.index() / LogPath.FULL, place + 1)
                .orElseThrow(() -> new NoSuchFileException("entry " + at.index()));
        int end = (place + 1) * (LogEntry.LENGTH + 2);
        return Arrays.copyOfRange(bundle, end - LogEntry.LENGTH, end);
    }

    @Override
    public Optional<String> covering(LogPlace place) {
        PostgresLogReading one = log.of(place.epoch());
        return one.witnessed(place.index()).or(() -> one.newest(place.index()));
    }

    @Override
    public boolean isOf(LogPlace place, String origin) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM log_state WHERE epoch = :epoch AND origin = :origin UNION ALL"
                        + " SELECT FROM log_origin WHERE epoch = :epoch AND origin = :origin)")
                .param("epoch", place.epoch())
                .param("origin", origin)
                .query(Boolean.class)
                .single();
    }

    @Override
    public boolean isEnded(String origin) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM log_origin WHERE origin = ?)")
                .param(origin)
                .query(Boolean.class)
                .single();
    }

    @Override
    public void publish(String origin, long size, String note) {
        jdbc.sql("INSERT INTO log_checkpoint (epoch, size, note, signed_at)"
                        + " SELECT epoch, ?, ?, ? FROM log_state WHERE origin = ? ON CONFLICT (epoch, size) DO NOTHING")
                .param(size)
                .param(note)
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(origin)
                .update();
    }
}

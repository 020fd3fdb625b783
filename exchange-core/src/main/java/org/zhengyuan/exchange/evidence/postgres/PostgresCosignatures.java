package org.zhengyuan.exchange.evidence.postgres;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.evidence.witness.Cosignatures;
import org.zhengyuan.seal.proof.Checkpoint;
import org.zhengyuan.seal.proof.MalformedException;
import org.zhengyuan.seal.proof.NoteKey;
import org.zhengyuan.seal.proof.NoteSignature;
import org.zhengyuan.seal.proof.SignedNote;

/** Checkpoints and cosignatures in their tables. */
public final class PostgresCosignatures implements Cosignatures {
    private static final String NEWEST =
            """
            SELECT c.epoch, c.note FROM log_checkpoint c WHERE c.epoch = (SELECT epoch FROM log_state)
            ORDER BY c.size DESC LIMIT 1
            """;
    private static final String NEWEST_OF =
            "SELECT size, line FROM log_cosignature WHERE epoch = ? AND key = ? ORDER BY size DESC LIMIT 1";
    private static final String KEEP =
            "INSERT INTO log_cosignature (epoch, size, key, line, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";

    private final JdbcClient jdbc;
    private final Clock clock;

    public PostgresCosignatures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Optional<Published> newest() {
        return jdbc.sql(NEWEST)
                .query((row, number) -> published(row.getInt(1), row.getString(2)))
                .optional();
    }

    private static Published published(int epoch, String text) {
        try {
            SignedNote note = SignedNote.parse(text);
            return new Published(epoch, Checkpoint.parse(note.text()), note);
        } catch (MalformedException e) {
            throw new IllegalStateException("a checkpoint of this log", e);
        }
    }

    @Override
    public Optional<Kept> newestOf(NoteKey witness, int epoch) {
        return jdbc.sql(NEWEST_OF)
                .param(epoch)
                .param(witness.text())
                .query((row, number) -> new Kept(row.getLong(1), line(row.getString(2))))
                .optional();
    }

    private static NoteSignature line(String text) {
        try {
            return NoteSignature.parse(text);
        } catch (MalformedException e) {
            throw new IllegalStateException("a cosignature that was kept", e);
        }
    }

    @Override
    public void keep(Published checkpoint, NoteKey witness, NoteSignature line) {
        jdbc.sql(KEEP)
                .param(checkpoint.epoch())
                .param(checkpoint.checkpoint().size())
                .param(witness.text())
                .param(line.line())
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }
}

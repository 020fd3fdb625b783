package org.zhengyuan.exchange.evidence;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.evidence.LogHealth.Stopped;
import org.zhengyuan.exchange.evidence.witness.WitnessStanding;
import org.zhengyuan.exchange.evidence.witness.Witnessing;
import org.zhengyuan.seal.proof.Checkpoint;
import org.zhengyuan.seal.proof.MalformedException;
import org.zhengyuan.seal.proof.NoteKey;
import org.zhengyuan.seal.proof.NoteSigner;
import org.zhengyuan.seal.proof.SignedNote;

/** What is to be known of the log, for people and for monitoring. */
public final class LogView {
    private final LogReading log;
    private final LogStanding standing;
    private final LogKeyring keyring;
    private final LogKeys keys;
    private final LogOrigins origins;
    private final Witnessing witnesses;
    private final CheckpointTimes times;

    public LogView(
            LogReading log,
            LogStanding standing,
            LogKeyring keyring,
            LogKeys keys,
            LogOrigins origins,
            Witnessing witnesses,
            CheckpointTimes times) {
        this.log = log;
        this.standing = standing;
        this.keyring = keyring;
        this.keys = keys;
        this.origins = origins;
        this.witnesses = witnesses;
        this.times = times;
    }

    /** When checkpoints were signed. */
    @FunctionalInterface
    public interface CheckpointTimes {
        Optional<Instant> newest();
    }

    /**
     * A key and what people compare of it.
     *
     * @param fingerprint SHA-256 of the public key, hexadecimal
     */
    public record Key(String name, String type, String fingerprint, String text) {
        static Key of(NoteKey key) {
            return new Key(key.name(), key.type().name(), sha256(key.key().encoded()), key.text());
        }

        private static String sha256(byte[] bytes) {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }

    /**
     * @param prefix the path below which this log is served
     * @param size leaves that the newest checkpoint covers
     * @param signedAt null before the first checkpoint
     * @param witnessedSize leaves that the newest checkpoint covers that enough outside witnesses cosigned; 0 where there is none
     * @param stopped null where the log goes on
     */
    public record Now(
            String origin,
            String prefix,
            long size,
            String root,
            @Nullable Instant signedAt,
            long witnessedSize,
            @Nullable Stopped stopped,
            List<Key> keys,
            Key answers,
            Witnessing.Summary summary,
            int required,
            long cosigning,
            List<WitnessStanding> witnesses,
            List<LogOrigins.Ended> ended) {}

    public Now now() {
        LogOrigins.Current current = current();
        LogReading one = log.of(current.epoch());
        Checkpoint newest = one.checkpoint().map(LogView::read).orElse(null);
        return new Now(
                current.origin(),
                current.prefix(),
                newest == null ? 0 : newest.size(),
                newest == null ? "" : newest.root().base64(),
                times.newest().orElse(null),
                one.witnessed().map(note -> read(note).size()).orElse(0L),
                standing.stopped().orElse(null),
                keyring.of(current.origin()).stream()
                        .map(NoteSigner::key)
                        .map(Key::of)
                        .toList(),
                Key.of(keys.answers().key()),
                witnesses.summary(),
                witnesses.policy().required(),
                witnesses.cosigning(),
                witnesses.standings(),
                origins.ended());
    }

    private LogOrigins.Current current() {
        return origins.current().orElseGet(() -> new LogOrigins.Current(0, keys.origin()));
    }

    /** Keys of this log and of all that were before, of answers, and as comments of witnesses. */
    public String trustFile() {
        StringBuilder lines = new StringBuilder();
        Stream<String> known = Stream.concat(
                origins.ended().stream().map(LogOrigins.Ended::origin),
                Stream.of(current().origin()));
        // also of logs that a database which was set back has forgotten
        Stream.concat(known, keyring.origins().stream().sorted())
                .distinct()
                .flatMap(origin -> keyring.of(origin).stream())
                .forEach(signer -> lines.append("log ").append(signer.key()).append('\n'));
        lines.append("answers ").append(keys.answers().key()).append('\n');
        for (WitnessStanding one : witnesses.standings()) {
            lines.append(one.witness().outside() ? "# witness outside " : "# witness ")
                    .append(one.witness().key())
                    .append('\n');
        }
        return lines.toString();
    }

    private static Checkpoint read(String note) {
        try {
            return Checkpoint.parse(SignedNote.parse(note).text());
        } catch (MalformedException e) {
            throw new IllegalStateException("a checkpoint of this log", e);
        }
    }
}

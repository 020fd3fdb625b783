package org.zhengyuan.seal.witness;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.zhengyuan.seal.crypto.SigningKey;
import org.zhengyuan.seal.proof.Checkpoint;
import org.zhengyuan.seal.proof.Hash;
import org.zhengyuan.seal.proof.MalformedException;
import org.zhengyuan.seal.proof.NoteKey;
import org.zhengyuan.seal.proof.NoteSignature;
import org.zhengyuan.seal.proof.NoteSigner;
import org.zhengyuan.seal.proof.NoteVerdict;
import org.zhengyuan.seal.proof.SignedNote;
import org.zhengyuan.seal.proof.Trust;

/**
 * Cosigns a checkpoint if the log is one it knows, signed it, and shows that it grew from the last one cosigned here (C2SP tlog-witness,
 * "add-checkpoint"). What it cosigned is on the disk before the cosignature leaves.
 */
public final class Witness implements AutoCloseable {
    private final NoteSigner signer;
    private final Trust trust;
    private final WitnessState state;
    private final Clock clock;

    private Witness(NoteSigner signer, Trust trust, WitnessState state, Clock clock) {
        this.signer = signer;
        this.trust = trust;
        this.state = state;
        this.clock = clock;
    }

    /**
     * A witness with its memory.
     *
     * @param key for Ed25519
     * @param trust its log keys are those of the logs it cosigns for
     * @param folder is held until the witness is closed
     */
    public static Witness open(SigningKey key, Trust trust, Path folder, Clock clock) throws IOException {
        NoteSigner signer = NoteSigner.witness(key);
        return new Witness(signer, trust, WitnessState.open(folder, signer.key()), clock);
    }

    public NoteKey key() {
        return signer.key();
    }

    /**
     * Answers one request. One after the other: checking against the last checkpoint and replacing it must not be interleaved.
     *
     * @throws IOException if the memory could not be read or written; then nothing was signed
     */
    public synchronized WitnessAnswer add(byte[] body) throws IOException {
        AddCheckpoint request;
        try {
            request = AddCheckpoint.parse(body);
        } catch (MalformedException e) {
            return WitnessAnswer.refused(400, e.reason());
        }
        Checkpoint checkpoint = request.checkpoint();
        List<NoteKey> keys = trust.logsOf(checkpoint.origin());
        if (keys.isEmpty()) {
            return WitnessAnswer.refused(404, "unknown log");
        }
        if (!(request.note().verify(keys) instanceof NoteVerdict.Signed)) {
            return WitnessAnswer.refused(403, "not signed by the log");
        }
        if (request.oldSize() > checkpoint.size()) {
            return WitnessAnswer.refused(400, "the old size is larger than the new one");
        }
        Optional<Checkpoint> last = state.last(checkpoint.origin());
        long lastSize = last.map(Checkpoint::size).orElse(0L);
        Hash lastRoot = last.map(Checkpoint::root).orElse(Hash.EMPTY_TREE);
        boolean forked = checkpoint.size() == lastSize && !checkpoint.root().equals(lastRoot);
        if (request.oldSize() != lastSize || forked) {
            return WitnessAnswer.conflict(lastSize);
        }
        if (!request.proof().proves(lastRoot, checkpoint.root())) {
            return WitnessAnswer.refused(422, "the consistency proof does not hold");
        }
        return cosign(request.note().text(), checkpoint);
    }

    private WitnessAnswer cosign(String text, Checkpoint checkpoint) throws IOException {
        NoteSignature cosignature = signer.sign(text, clock.instant());
        state.keep(checkpoint, new SignedNote(text, List.of(cosignature)));
        return WitnessAnswer.cosigned(cosignature.line());
    }

    @Override
    public void close() throws IOException {
        state.close();
    }
}

package org.zhengyuan.exchange.evidence.witness;

import java.util.Optional;
import org.zhengyuan.seal.proof.Checkpoint;
import org.zhengyuan.seal.proof.NoteKey;
import org.zhengyuan.seal.proof.NoteSignature;
import org.zhengyuan.seal.proof.SignedNote;

/** The checkpoints that are published, and what witnesses signed of them. */
public interface Cosignatures {
    /**
     * A checkpoint as the log signed it.
     *
     * @param epoch of the log it belongs to
     */
    record Published(int epoch, Checkpoint checkpoint, SignedNote note) {}

    /** The newest; empty before the first. */
    Optional<Published> newest();

    /** A cosignature and the size of the tree it is for. */
    record Kept(long size, NoteSignature line) {}

    /** The newest cosignature of a witness for a log. */
    Optional<Kept> newestOf(NoteKey witness, int epoch);

    /** Keeps a cosignature that was verified; durable when this returns. The same again changes nothing. */
    void keep(Published checkpoint, NoteKey witness, NoteSignature line);
}

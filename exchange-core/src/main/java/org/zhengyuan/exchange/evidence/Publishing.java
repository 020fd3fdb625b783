package org.zhengyuan.exchange.evidence;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.zhengyuan.exchange.evidence.LogHealth.Reason;
import org.zhengyuan.exchange.evidence.LogHealth.Signing;
import org.zhengyuan.exchange.evidence.LogHealth.Stopped;
import org.zhengyuan.seal.proof.Checkpoint;
import org.zhengyuan.seal.proof.MalformedException;
import org.zhengyuan.seal.proof.NoteKey;
import org.zhengyuan.seal.proof.NoteSigner;
import org.zhengyuan.seal.proof.NoteVerdict;
import org.zhengyuan.seal.proof.SignedNote;
import org.zhengyuan.seal.proof.TiledTree;

/**
 * Signs checkpoints of what is committed and publishes them, first outside the database, then in it. Before it signs, it makes sure that the
 * tree grew from the last published one and that its tiles give its root; otherwise it stops and signs nothing more. One thread.
 */
public final class Publishing {
    private final Sequencer sequencer;
    private final TreeReading tree;
    private final KeptCheckpoint kept;
    private final List<NoteSigner> signers;
    private final Clock clock;
    private volatile LogHealth health = new Signing();
    private Optional<Checkpoint> last = Optional.empty();
    private boolean begun;

    public Publishing(
            Sequencer sequencer, TreeReading tree, KeptCheckpoint kept, List<NoteSigner> signers, Clock clock) {
        this.sequencer = sequencer;
        this.tree = tree;
        this.kept = kept;
        this.signers = List.copyOf(signers);
        this.clock = clock;
    }

    public LogHealth health() {
        return health;
    }

    /** Publishes the tree as it stands, unless it is published already or the log has stopped. */
    public void publish() {
        if (health instanceof Stopped) {
            return;
        }
        try {
            if (!begun) {
                last = read();
                begun = true;
            }
            TreeHead head = sequencer.head();
            if (head.size() > 0 && grew(head)) {
                sign(head);
            }
        } catch (Refused e) {
            health = e.stopped;
        } catch (IOException | IllegalStateException e) {
            health = new Stopped(Reason.TILES_DAMAGED, String.valueOf(e.getMessage()));
        }
    }

    private boolean grew(TreeHead head) throws IOException, Refused {
        Checkpoint published = last.orElse(null);
        if (published != null) {
            if (!published.origin().equals(head.origin())) {
                throw new Refused(Reason.NOT_CONSISTENT, "origin " + head.origin() + " after " + published.origin());
            }
            if (head.size() < published.size()) {
                throw new Refused(
                        Reason.SHORTER_THAN_PUBLISHED, head.size() + " leaves, published were " + published.size());
            }
            if (head.size() == published.size() && head.root().equals(published.root())) {
                return false;
            }
        }
        TiledTree tiles = new TiledTree(head.size(), tree.tiles());
        if (published != null
                && published.size() > 0
                && !tiles.root(published.size()).equals(published.root())) {
            throw new Refused(Reason.NOT_CONSISTENT, "the first " + published.size() + " leaves are not as published");
        }
        if (!tiles.root().equals(head.root())) {
            throw new Refused(Reason.TILES_DAMAGED, "of a tree of " + head.size() + " leaves");
        }
        return true;
    }

    private void sign(TreeHead head) {
        Checkpoint checkpoint = Checkpoint.of(head.origin(), head.size(), head.root());
        SignedNote note = new SignedNote(checkpoint.text(), List.of());
        for (NoteSigner signer : signers) {
            note = note.with(signer.sign(checkpoint.text(), clock.instant()));
        }
        kept.keep(note.format());
        tree.publish(head.size(), note.format());
        last = Optional.of(checkpoint);
    }

    private Optional<Checkpoint> read() throws Refused {
        Optional<String> newest = kept.newest();
        if (newest.isEmpty()) {
            return Optional.empty();
        }
        try {
            SignedNote note = SignedNote.parse(newest.get());
            List<NoteKey> keys = signers.stream().map(NoteSigner::key).toList();
            if (!(note.verify(keys) instanceof NoteVerdict.Signed)) {
                throw new Refused(Reason.FOREIGN_CHECKPOINT, "it bears no signature of this log");
            }
            return Optional.of(Checkpoint.parse(note.text()));
        } catch (MalformedException e) {
            throw new Refused(Reason.FOREIGN_CHECKPOINT, String.valueOf(e.getMessage()));
        }
    }

    /** Why nothing is signed. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Stopped stopped;

        Refused(Reason reason, String detail) {
            super(detail, null, false, false);
            this.stopped = new Stopped(reason, detail);
        }
    }
}

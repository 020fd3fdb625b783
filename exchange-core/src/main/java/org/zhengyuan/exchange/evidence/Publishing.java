package org.zhengyuan.exchange.evidence;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.evidence.LogHealth.Reason;
import org.zhengyuan.exchange.evidence.LogHealth.Signing;
import org.zhengyuan.exchange.evidence.LogHealth.Stopped;
import org.zhengyuan.seal.proof.Checkpoint;
import org.zhengyuan.seal.proof.MalformedException;
import org.zhengyuan.seal.proof.NoteSigner;
import org.zhengyuan.seal.proof.NoteVerdict;
import org.zhengyuan.seal.proof.SignedNote;
import org.zhengyuan.seal.proof.TiledTree;

/**
 * Signs checkpoints of what is committed and publishes them, first outside the database, then in it. Before it signs, it makes sure that the
 * tree grew from the last one it signed and that its tiles give its root; otherwise it stops and signs nothing more. What only fails (a full
 * disk, a database that is away) is tried again. One thread; its standing may be looked at by all.
 */
public final class Publishing implements LogStanding {
    private final Sequencer sequencer;
    private final TreeReading tree;
    private final KeptCheckpoint kept;
    private final LogStops stops;
    private final LogKeyring keys;
    private final Clock clock;
    private volatile LogHealth health = new Signing();
    private @Nullable String stoppedOrigin;
    private @Nullable Checkpoint last;
    private @Nullable SignedNote unpublished;
    private boolean begun;

    public Publishing(
            Sequencer sequencer, TreeReading tree, KeptCheckpoint kept, LogStops stops, LogKeyring keys, Clock clock) {
        this.sequencer = sequencer;
        this.tree = tree;
        this.kept = kept;
        this.stops = stops;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public LogHealth health() {
        return health;
    }

    /**
     * Publishes the tree as it stands, unless it is published already or the log has stopped.
     *
     * @throws RuntimeException it could not be done now; nothing but the same is signed for the same size when it is tried again
     */
    public void publish() {
        TreeHead head = sequencer.head();
        if (health instanceof Stopped why) {
            if (head.origin().equals(stoppedOrigin)) {
                note(head.origin(), why);
                return;
            }
            again();
        } else if (last != null && !last.origin().equals(head.origin()) && tree.isEnded(last.origin())) {
            again();
        }
        Optional<Stopped> noted = stops.noted();
        if (noted.isPresent()) {
            stop(head.origin(), noted.get());
            return;
        }
        try {
            begin(head);
            publishWhatIsSigned();
            if (head.size() > 0 && grew(head)) {
                sign(head);
                publishWhatIsSigned();
            }
        } catch (Refused e) {
            stop(head.origin(), e.stopped);
        } catch (IOException e) {
            stop(head.origin(), new Stopped(Reason.TILES_DAMAGED, String.valueOf(e.getMessage())));
        }
    }

    /** The log cannot take what waits. */
    void damaged(LogDamagedException what) {
        stop(sequencer.head().origin(), new Stopped(Reason.TILES_DAMAGED, String.valueOf(what.getMessage())));
    }

    private void stop(String origin, Stopped why) {
        stoppedOrigin = origin;
        health = why;
        note(origin, why);
    }

    private void note(String origin, Stopped why) {
        if (why.reason().ofTheBooks() && stops.noted().isEmpty()) {
            stops.note(origin, why);
        }
    }

    /** Another log has begun: what was known of the former one no longer counts. */
    private void again() {
        last = null;
        unpublished = null;
        begun = false;
        health = new Signing();
    }

    private void begin(TreeHead head) throws IOException, Refused {
        if (begun) {
            return;
        }
        if (keys.of(head.origin()).isEmpty()) {
            throw new Refused(Reason.KEY_MISSING, "no key of " + head.origin());
        }
        SignedNote note = newest(head.origin()).orElse(null);
        if (note != null) {
            last = checkpoint(note);
            grew(head);
            unpublished = note; // the process may have died between keeping it and publishing it
        }
        begun = true;
    }

    private Optional<SignedNote> newest(String origin) throws Refused {
        Optional<String> newest = kept.newest();
        if (newest.isEmpty()) {
            return Optional.empty();
        }
        try {
            SignedNote note = SignedNote.parse(newest.get());
            if (tree.isEnded(checkpoint(note).origin())) {
                kept.putAside();
                return Optional.empty();
            }
            if (!(note.verify(keys.of(origin).stream().map(NoteSigner::key).toList()) instanceof NoteVerdict.Signed)) {
                throw new Refused(Reason.FOREIGN_CHECKPOINT, "it bears no signature of this log");
            }
            return Optional.of(note);
        } catch (MalformedException e) {
            throw new Refused(Reason.FOREIGN_CHECKPOINT, String.valueOf(e.getMessage()));
        }
    }

    private static Checkpoint checkpoint(SignedNote note) throws Refused {
        try {
            return Checkpoint.parse(note.text());
        } catch (MalformedException e) {
            throw new Refused(Reason.FOREIGN_CHECKPOINT, String.valueOf(e.getMessage()));
        }
    }

    private boolean grew(TreeHead head) throws IOException, Refused {
        Checkpoint signed = last;
        if (signed != null) {
            if (!signed.origin().equals(head.origin())) {
                throw new Refused(Reason.NOT_CONSISTENT, "origin " + head.origin() + " after " + signed.origin());
            }
            if (head.size() < signed.size()) {
                throw new Refused(
                        Reason.SHORTER_THAN_PUBLISHED, head.size() + " leaves, published were " + signed.size());
            }
            if (head.size() == signed.size() && head.root().equals(signed.root())) {
                return false;
            }
        }
        TiledTree tiles = new TiledTree(head.size(), tree.tiles());
        if (signed != null && signed.size() > 0 && !tiles.root(signed.size()).equals(signed.root())) {
            throw new Refused(Reason.NOT_CONSISTENT, "the first " + signed.size() + " leaves are not as published");
        }
        if (!tiles.root().equals(head.root())) {
            throw new Refused(Reason.TILES_DAMAGED, "of a tree of " + head.size() + " leaves");
        }
        return true;
    }

    private void sign(TreeHead head) {
        Checkpoint checkpoint = Checkpoint.of(head.origin(), head.size(), head.root());
        SignedNote note = new SignedNote(checkpoint.text(), List.of());
        for (NoteSigner signer : keys.of(head.origin())) {
            note = note.with(signer.sign(checkpoint.text(), clock.instant()));
        }
        // From here on nothing but what grows from this is signed, whether or not it can be kept.
        last = checkpoint;
        unpublished = note;
    }

    private void publishWhatIsSigned() {
        SignedNote note = unpublished;
        Checkpoint checkpoint = last;
        if (note != null && checkpoint != null) {
            kept.keep(note.format());
            tree.publish(checkpoint.origin(), checkpoint.size(), note.format());
            unpublished = null;
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

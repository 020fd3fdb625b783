package org.zhengyuan.exchange.evidence.witness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.zhengyuan.exchange.evidence.TreeReading;
import org.zhengyuan.exchange.evidence.witness.Cosignatures.Published;
import org.zhengyuan.exchange.evidence.witness.WitnessStanding.State;
import org.zhengyuan.seal.proof.Checkpoint;
import org.zhengyuan.seal.proof.Cosignature;
import org.zhengyuan.seal.proof.Hash;
import org.zhengyuan.seal.proof.MalformedException;
import org.zhengyuan.seal.proof.NoteSignature;
import org.zhengyuan.seal.proof.NoteVerdict;
import org.zhengyuan.seal.proof.SignedNote;
import org.zhengyuan.seal.proof.TiledTree;

/**
 * The conversation with one witness (C2SP tlog-witness, "add-checkpoint"): it is told from which size on the log grew, with the proof. Where it
 * has another idea of the size (409), it is asked again from there. One thread at a time; its standing may be looked at by all.
 */
final class AskingWitness {
    /** Sizes change under us while several processes ask; more often than this they do not. */
    private static final int TRIES = 4;

    private final WitnessAddress witness;
    private final Cosignatures cosignatures;
    private final TreeReading tree;
    private final WitnessCall call;
    private volatile WitnessStanding standing;
    private int epoch = -1;

    AskingWitness(WitnessAddress witness, Cosignatures cosignatures, TreeReading tree, WitnessCall call) {
        this.witness = witness;
        this.cosignatures = cosignatures;
        this.tree = tree;
        this.call = call;
        this.standing = new WitnessStanding(witness, State.NOT_ASKED, 0, null, "");
    }

    WitnessStanding standing() {
        return standing;
    }

    /**
     * Asks for a cosignature of the newest checkpoint, unless it is there already.
     *
     * @return whether the witness did what it was asked for
     */
    boolean ask() {
        Optional<Published> newest = cosignatures.newest();
        if (newest.isEmpty()) {
            return true;
        }
        remember(newest.get().epoch());
        if (standing.state() == State.COSIGNED
                && standing.size() == newest.get().checkpoint().size()) {
            return true;
        }
        try {
            standing = asked(newest.get());
        } catch (IOException e) {
            standing = standing.failed(State.UNREACHABLE, reason(e));
        }
        return standing.state() == State.COSIGNED;
    }

    private void remember(int current) {
        if (current == epoch) {
            return;
        }
        epoch = current;
        standing = cosignatures
                .newestOf(witness.key(), current)
                .map(kept -> cosigned(kept.size(), kept.line()))
                .orElse(new WitnessStanding(witness, State.NOT_ASKED, 0, null, ""));
    }

    private WitnessStanding cosigned(long size, NoteSignature line) {
        return new WitnessStanding(witness, State.COSIGNED, size, Cosignature.time(line), "");
    }

    private WitnessStanding asked(Published first) throws IOException {
        Published published = first;
        long old = Math.min(standing.size(), published.checkpoint().size());
        for (int tries = 0; tries < TRIES; tries++) {
            WitnessCall.Reply reply = call.post(witness.addCheckpoint(), request(published, old));
            if (reply.status() != 409) {
                return answered(published, reply);
            }
            long theirs;
            try {
                theirs = Checkpoint.parseSize(reply.body().strip());
            } catch (MalformedException e) {
                return standing.failed(State.REFUSED, "409");
            }
            if (theirs == old) {
                return standing.failed(State.FORKED, Long.toString(theirs));
            }
            // Another process may have shown it a larger tree; what was shown is in the database.
            published = cosignatures.newest().orElse(published);
            if (published.epoch() != first.epoch()) {
                return standing.failed(State.NOT_ASKED, "");
            }
            if (theirs > published.checkpoint().size()) {
                return standing.failed(State.AHEAD, Long.toString(theirs));
            }
            old = theirs;
        }
        return standing.failed(State.UNREACHABLE, "409");
    }

    private byte[] request(Published published, long old) throws IOException {
        Checkpoint checkpoint = published.checkpoint();
        List<Hash> proof = new TiledTree(checkpoint.size(), tree.tiles(published.epoch()))
                .consistency(old)
                .path();
        StringBuilder body = new StringBuilder("old ").append(old).append('\n');
        proof.forEach(hash -> body.append(hash.base64()).append('\n'));
        return body.append('\n').append(published.note().format()).toString().getBytes(StandardCharsets.UTF_8);
    }

    private WitnessStanding answered(Published published, WitnessCall.Reply reply) {
        if (reply.status() == 200) {
            Optional<NoteSignature> line = verified(published.note().text(), reply.body());
            if (line.isEmpty()) {
                return standing.failed(State.WRONG_SIGNATURE, "");
            }
            cosignatures.keep(published, witness.key(), line.get());
            return cosigned(published.checkpoint().size(), line.get());
        }
        State why =
                switch (reply.status()) {
                    case 422 -> State.FORKED;
                    case 400, 401, 403, 404, 405, 410, 413 -> State.REFUSED;
                    default -> State.UNREACHABLE;
                };
        return standing.failed(why, Integer.toString(reply.status()));
    }

    /** The line by the witness's key; others, of keys we do not know, are passed over. */
    private Optional<NoteSignature> verified(String text, String lines) {
        for (String line : lines.lines().toList()) {
            try {
                NoteSignature signature = NoteSignature.parse(line);
                if (new SignedNote(text, List.of(signature)).verify(List.of(witness.key()))
                        instanceof NoteVerdict.Signed) {
                    return Optional.of(signature);
                }
            } catch (MalformedException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static String reason(IOException e) {
        Throwable cause = e.getCause() instanceof IOException inner ? inner : e;
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}

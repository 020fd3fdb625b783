package org.zhengyuan.seal.receipt;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.zhengyuan.seal.proof.Hash;
import org.zhengyuan.seal.proof.NoteSigner;
import org.zhengyuan.seal.proof.SignedNote;
import org.zhengyuan.seal.proof.TreeHasher;

/**
 * Answers that are signed together: one signature over the root of their Merkle tree (RFC 6962, 2.1), and for each answer its path. A leaf's
 * data are the answer in canonical JSON without its member {@code signature}. Belongs to one thread.
 */
public final class AnswerBatch {
    private final TreeHasher hasher = new TreeHasher();
    // the leaves, then each level above; a last node without a neighbor goes up as it is
    private final List<List<Hash>> levels = new ArrayList<>();

    private AnswerBatch(List<Hash> leaves) {
        levels.add(List.copyOf(leaves));
        while (levels.getLast().size() > 1) {
            levels.add(above(levels.getLast()));
        }
    }

    /**
     * A batch of answers given by their canonical bytes.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static AnswerBatch of(List<byte[]> canonicalAnswers) {
        TreeHasher hasher = new TreeHasher();
        return ofLeaves(canonicalAnswers.stream().map(hasher::leaf).toList());
    }

    /** A batch of answers given by their leaf hashes, {@link TreeHasher#leaf(byte[])} of their canonical bytes. */
    public static AnswerBatch ofLeaves(List<Hash> leaves) {
        if (leaves.isEmpty()) {
            throw new IllegalArgumentException("a batch has at least one answer");
        }
        return new AnswerBatch(leaves);
    }

    private List<Hash> above(List<Hash> level) {
        List<Hash> above = new ArrayList<>((level.size() + 1) / 2);
        for (int i = 0; i + 1 < level.size(); i += 2) {
            above.add(hasher.node(level.get(i), level.get(i + 1)));
        }
        if (level.size() % 2 == 1) {
            above.add(level.getLast());
        }
        return above;
    }

    public int size() {
        return levels.getFirst().size();
    }

    public Hash root() {
        return levels.getLast().getFirst();
    }

    public List<Hash> path(int index) {
        List<Hash> path = new ArrayList<>();
        int at = index;
        for (List<Hash> level : levels) {
            int neighbor = at ^ 1;
            if (neighbor < level.size()) {
                path.add(level.get(neighbor));
            }
            at /= 2;
        }
        return path;
    }

    /**
     * Signs the batch, once.
     *
     * @param signer its key's name is the server's name
     * @param time written to the millisecond
     * @return one for each answer, in their order
     */
    public List<AnswerSignature> sign(NoteSigner signer, Instant time) {
        String text = new BatchNote(signer.key().name(), size(), root(), time.truncatedTo(ChronoUnit.MILLIS)).text();
        String note = new SignedNote(text, List.of(signer.sign(text, time))).format();
        List<AnswerSignature> signatures = new ArrayList<>(size());
        for (int i = 0; i < size(); i++) {
            signatures.add(new AnswerSignature(note, i, path(i)));
        }
        return signatures;
    }
}

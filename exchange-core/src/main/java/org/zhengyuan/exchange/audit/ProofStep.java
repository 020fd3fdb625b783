package org.zhengyuan.exchange.audit;

import java.util.ArrayList;
import java.util.List;
import org.zhengyuan.seal.proof.Hash;
import org.zhengyuan.seal.proof.TreeHasher;

/**
 * One step from a leaf to the root: two hashes become one (RFC 9162, 2.1.3.2).
 *
 * @param left the hash on the left
 * @param right the hash on the right
 * @param siblingLeft whether the left one comes from the proof; else the right one does
 * @param parent what they become
 */
public record ProofStep(Hash left, Hash right, boolean siblingLeft, Hash parent) {
    /** The steps of a proof, from the leaf up; they end where the path does, whether it fits or not. */
    static List<ProofStep> of(Hash leaf, long index, long size, List<Hash> path) {
        TreeHasher hasher = new TreeHasher();
        List<ProofStep> steps = new ArrayList<>(path.size());
        long node = index;
        long last = size - 1;
        Hash hash = leaf;
        for (Hash sibling : path) {
            boolean siblingLeft = (node & 1) == 1 || node == last;
            Hash left = siblingLeft ? sibling : hash;
            Hash right = siblingLeft ? hash : sibling;
            hash = hasher.node(left, right);
            steps.add(new ProofStep(left, right, siblingLeft, hash));
            while (siblingLeft && (node & 1) == 0 && node != 0) {
                node >>= 1;
                last >>= 1;
            }
            node >>= 1;
            last >>= 1;
        }
        return steps;
    }
}

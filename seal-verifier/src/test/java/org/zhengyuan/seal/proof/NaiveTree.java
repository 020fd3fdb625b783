package org.zhengyuan.seal.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** A tree computed as the definitions of RFC 6962, 2.1 read, with nothing clever: what the others are compared with. */
final class NaiveTree {
    private final TreeHasher hasher = new TreeHasher();
    private final List<Hash> leaves = new ArrayList<>();
    private final Map<Long, Hash> known = new HashMap<>();

    static NaiveTree of(int size, long seed) {
        NaiveTree tree = new NaiveTree();
        RandomGenerator random = new java.util.Random(seed);
        for (int i = 0; i < size; i++) {
            byte[] data = new byte[random.nextInt(40)];
            random.nextBytes(data);
            tree.leaves.add(tree.hasher.leaf(data));
        }
        return tree;
    }

    List<Hash> leaves() {
        return leaves;
    }

    Hash root(int size) {
        return mth(0, size);
    }

    private Hash mth(int from, int to) {
        if (from == to) {
            return Hash.EMPTY_TREE;
        }
        if (to - from == 1) {
            return leaves.get(from);
        }
        Hash hash = known.get((long) from << 32 | to);
        if (hash == null) {
            int k = split(to - from);
            hash = hasher.node(mth(from, from + k), mth(from + k, to));
            known.put((long) from << 32 | to, hash);
        }
        return hash;
    }

    private static int split(int n) {
        int k = 1;
        while (k * 2 < n) {
            k *= 2;
        }
        return k;
    }

    List<Hash> path(int m, int size) {
        List<Hash> path = new ArrayList<>();
        path(m, 0, size, path);
        return path;
    }

    private void path(int m, int from, int to, List<Hash> path) {
        if (to - from == 1) {
            return;
        }
        int k = split(to - from);
        if (m < k) {
            path(m, from, from + k, path);
            path.add(mth(from + k, to));
        } else {
            path(m - k, from + k, to, path);
            path.add(mth(from, from + k));
        }
    }

    List<Hash> proof(int m, int size) {
        List<Hash> proof = new ArrayList<>();
        if (m > 0 && m < size) {
            subproof(m, 0, size, true, proof);
        }
        return proof;
    }

    private void subproof(int m, int from, int to, boolean complete, List<Hash> proof) {
        int n = to - from;
        if (m == n) {
            if (!complete) {
                proof.add(mth(from, to));
            }
            return;
        }
        int k = split(n);
        if (m <= k) {
            subproof(m, from, from + k, complete, proof);
            proof.add(mth(from + k, to));
        } else {
            subproof(m - k, from + k, to, false, proof);
            proof.add(mth(from, from + k));
        }
    }
}

package org.zhengyuan.seal.proof;

import java.util.List;

/**
 * Somebody's claim that a tree grew from another by appending only, with the hashes that are to prove it (RFC 9162, 2.1.4). Nothing about it
 * is believed before {@link #proves}; any numbers can be claimed.
 */
public record ConsistencyProof(long oldSize, long newSize, List<Hash> path) {
    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /**
     * Whether the tree of the new size and root begins with the tree of the old size and root (RFC 9162, 2.1.4.2). Every tree begins with
     * the empty one, which takes an empty path (C2SP tlog-witness).
     */
    public boolean proves(Hash oldRoot, Hash newRoot) {
        if (oldSize < 0 || oldSize > newSize) {
            return false;
        }
        if (oldSize == newSize) {
            return path.isEmpty() && oldRoot.equals(newRoot) && (newSize > 0 || newRoot.equals(Hash.EMPTY_TREE));
        }
        if (oldSize == 0) {
            return path.isEmpty() && oldRoot.equals(Hash.EMPTY_TREE);
        }
        return holds(oldRoot, newRoot);
    }

    private boolean holds(Hash oldRoot, Hash newRoot) {
        int next = 0;
        Hash seed = oldRoot; // an old tree that is perfect is itself a node of the new one
        if (Long.bitCount(oldSize) != 1) {
            if (path.isEmpty()) {
                return false;
            }
            seed = path.get(next++);
        }
        int ones = Long.numberOfTrailingZeros(oldSize);
        long node = (oldSize - 1) >> ones;
        long last = (newSize - 1) >> ones;
        Hash oldHash = seed;
        Hash newHash = seed;
        TreeHasher hasher = new TreeHasher();
        for (Hash hash : path.subList(next, path.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                oldHash = hasher.node(hash, oldHash);
                newHash = hasher.node(hash, newHash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                newHash = hasher.node(newHash, hash);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && oldHash.equals(oldRoot) && newHash.equals(newRoot);
    }
}

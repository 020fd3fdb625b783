package org.zhengyuan.seal.proof;

import java.util.List;
import java.util.Optional;

/**
 * Somebody's claim that a leaf stands at an index of a tree of some size, with the hashes that are to prove it (RFC 9162, 2.1.3). Nothing
 * about it is believed before {@link #proves}; any numbers can be claimed.
 *
 * @param path from the leaf's sibling up to the root's child
 */
public record InclusionProof(long index, long size, List<Hash> path) {
    public InclusionProof {
        path = List.copyOf(path);
    }

    /** Whether the leaf is at the index of the tree that has this size and root. */
    public boolean proves(Hash leaf, Hash root) {
        return impliedRoot(leaf).filter(root::equals).isPresent();
    }

    /** The one root with which this proof holds for the leaf; none if the path does not fit index and size (RFC 9162, 2.1.3.2). */
    public Optional<Hash> impliedRoot(Hash leaf) {
        if (index < 0 || index >= size) {
            return Optional.empty();
        }
        TreeHasher hasher = new TreeHasher();
        long node = index;
        long last = size - 1;
        Hash hash = leaf;
        for (Hash sibling : path) {
            if (last == 0) {
                return Optional.empty();
            }
            if ((node & 1) == 1 || node == last) {
                hash = hasher.node(sibling, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = hasher.node(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 ? Optional.of(hash) : Optional.empty();
    }
}

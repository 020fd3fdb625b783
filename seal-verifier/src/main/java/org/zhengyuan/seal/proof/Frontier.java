package org.zhengyuan.seal.proof;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that has to be known of a tree to append to it and to give its root: the roots of the perfect trees along its right edge, at most 63
 * hashes. Belongs to one thread.
 */
public final class Frontier {
    private final TreeHasher hasher = new TreeHasher();
    private final @Nullable Hash[] edge = new @Nullable Hash[Long.SIZE];
    private long size;

    /** Of the empty tree. */
    public Frontier() {}

    /**
     * The frontier of a tree, as {@link #size} and {@link #edge} gave it.
     *
     * @throws IllegalArgumentException if a tree of this size has another number of hashes at its edge
     */
    public static Frontier of(long size, List<Hash> edge) {
        if (size < 0 || Long.bitCount(size) != edge.size()) {
            throw new IllegalArgumentException(edge.size() + " hashes for a tree of " + size);
        }
        Frontier frontier = new Frontier();
        frontier.size = size;
        int next = edge.size();
        for (int height = 0; height < Long.SIZE; height++) {
            if ((size >> height & 1) == 1) {
                frontier.edge[height] = edge.get(--next);
            }
        }
        return frontier;
    }

    public void append(Hash leaf) {
        append(leaf, CompletedHashes.IGNORED);
    }

    /** Appends a leaf by its hash and tells which hashes are thereby final. */
    public void append(Hash leaf, CompletedHashes completed) {
        completed.completed(0, size, leaf);
        Hash hash = leaf;
        int height = 0;
        for (Hash left = edge[0]; left != null; left = edge[height]) {
            hash = hasher.node(left, hash);
            edge[height++] = null;
            if (height % Tile.HEIGHT == 0) {
                completed.completed(height / Tile.HEIGHT, size >> height, hash);
            }
        }
        edge[height] = hash;
        size++;
    }

    public long size() {
        return size;
    }

    public Hash root() {
        Hash root = null;
        for (Hash perfect : edge) {
            if (perfect != null) {
                root = root == null ? perfect : hasher.node(perfect, root);
            }
        }
        return root == null ? Hash.EMPTY_TREE : root;
    }

    /** The hashes of the right edge from left to right: one for each bit set in the size, the largest tree first. */
    public List<Hash> edge() {
        List<Hash> hashes = new ArrayList<>();
        for (int height = Long.SIZE - 1; height >= 0; height--) {
            Hash perfect = edge[height];
            if (perfect != null) {
                hashes.add(perfect);
            }
        }
        return List.copyOf(hashes);
    }
}

package org.zhengyuan.seal.proof;

/** Is told, while a tree grows, every hash that belongs into a tile: hashes that no later leaf changes. */
@FunctionalInterface
public interface CompletedHashes {
    /** For who only wants the root. */
    CompletedHashes IGNORED = (level, index, hash) -> {};

    /**
     * A hash is final.
     *
     * @param level of the tile: 0 for a leaf, L for the root of 256^L leaves
     * @param index among all hashes of the level; the tile is {@code index / 256}, the place in it {@code index % 256}
     */
    void completed(int level, long index, Hash hash);
}

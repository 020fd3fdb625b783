package org.zhengyuan.seal.proof;

import org.jspecify.annotations.Nullable;

/** A tile and the inner nodes between its hashes, each computed when it is first asked for. */
final class TileNodes {
    private final byte[] hashes;
    private final TreeHasher hasher;
    // a heap: node k has the children 2k and 2k+1; the tile's hashes are nodes 256 to 511
    private final @Nullable Hash[] nodes = new @Nullable Hash[2 * LogPath.FULL];

    TileNodes(byte[] hashes, TreeHasher hasher) {
        this.hashes = hashes;
        this.hasher = hasher;
    }

    /** The root of 2^height neighbouring hashes of the tile, the first of them at {@code first}, a multiple of their number. */
    Hash node(int height, int first) {
        return node((LogPath.FULL + first) >> height);
    }

    private Hash node(int k) {
        Hash node = nodes[k];
        if (node == null) {
            node = k >= LogPath.FULL
                    ? Hash.at(hashes, (k - LogPath.FULL) * Hash.LENGTH)
                    : hasher.node(node(2 * k), node(2 * k + 1));
            nodes[k] = node;
        }
        return node;
    }
}

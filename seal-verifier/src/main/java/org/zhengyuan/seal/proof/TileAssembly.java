package org.zhengyuan.seal.proof;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Puts the hashes of a growing tree together to tiles. After a batch of leaves, {@link #drain} gives what has to be written so that every
 * tile of the tree's present size exists. Belongs to one thread.
 */
public final class TileAssembly implements CompletedHashes {
    /** A tile and its hashes one after the other. */
    @SuppressWarnings("ArrayRecordComponent") // bytes to be written, never compared
    public record Written(Tile tile, byte[] hashes) {}

    /** One level's tile at the right edge. */
    private static final class Edge {
        private final byte[] hashes = new byte[LogPath.FULL * Hash.LENGTH];
        private long count; // hashes of the level
        private boolean grown;

        int width() {
            return (int) (count % LogPath.FULL);
        }
    }

    private final List<Edge> edges = new ArrayList<>();
    private final List<Written> full = new ArrayList<>();

    /** For the empty tree. */
    public TileAssembly() {}

    /** For a tree whose tiles are written already; reads the partial ones at its right edge. */
    public static TileAssembly resumed(long treeSize, TileReader reader) throws IOException {
        TileAssembly assembly = new TileAssembly();
        for (int level = 0; Tile.nodes(level, treeSize) > 0; level++) {
            Edge edge = assembly.edge(level);
            edge.count = Tile.nodes(level, treeSize);
            if (edge.width() > 0) {
                byte[] hashes = reader.read(Tile.of(level, edge.count / LogPath.FULL, treeSize));
                System.arraycopy(hashes, 0, edge.hashes, 0, edge.width() * Hash.LENGTH);
            }
        }
        return assembly;
    }

    @Override
    public void completed(int level, long index, Hash hash) {
        Edge edge = edge(level);
        if (edge.count != index) {
            throw new IllegalStateException("hash " + index + " of level " + level + " follows " + edge.count);
        }
        hash.copyTo(edge.hashes, edge.width() * Hash.LENGTH);
        edge.count++;
        edge.grown = edge.width() > 0;
        if (edge.width() == 0) {
            full.add(new Written(new Tile(level, index / LogPath.FULL, LogPath.FULL), edge.hashes.clone()));
        }
    }

    /** The tiles that became full and the partial ones that grew since the last call. */
    public List<Written> drain() {
        List<Written> tiles = new ArrayList<>(full);
        full.clear();
        for (int level = 0; level < edges.size(); level++) {
            Edge edge = edges.get(level);
            if (edge.grown) {
                byte[] hashes = Arrays.copyOf(edge.hashes, edge.width() * Hash.LENGTH);
                tiles.add(new Written(new Tile(level, edge.count / LogPath.FULL, edge.width()), hashes));
                edge.grown = false;
            }
        }
        return List.copyOf(tiles);
    }

    private Edge edge(int level) {
        while (edges.size() <= level) {
            edges.add(new Edge());
        }
        return edges.get(level);
    }
}

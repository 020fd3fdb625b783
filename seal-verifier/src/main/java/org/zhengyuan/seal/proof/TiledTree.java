package org.zhengyuan.seal.proof;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A tree of a given size whose hashes lie in tiles; makes proofs. It believes the tiles: whoever does not must verify the proofs it makes.
 * Remembers the tiles it read last; belongs to one thread.
 */
public final class TiledTree {
    private static final int REMEMBERED = 64;

    private final long size;
    private final TileReader reader;
    private final TreeHasher hasher = new TreeHasher();
    private final Map<Tile, TileNodes> remembered = new LinkedHashMap<>(2 * REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Tile, TileNodes> eldest) {
            return size() > REMEMBERED;
        }
    };

    public TiledTree(long size, TileReader reader) {
        if (size < 0) {
            throw new IllegalArgumentException("size " + size);
        }
        this.size = size;
        this.reader = reader;
    }

    public long size() {
        return size;
    }

    public Hash root() throws IOException {
        return root(size);
    }

    /** The root the tree had when it had only so many leaves. */
    public Hash root(long earlierSize) throws IOException {
        Objects.checkFromToIndex(0, earlierSize, size);
        return earlierSize == 0 ? Hash.EMPTY_TREE : subtree(0, earlierSize);
    }

    /** The hash of a leaf. */
    public Hash leaf(long index) throws IOException {
        return node(0, Objects.checkIndex(index, size));
    }

    /** Proof that the leaf at the index is in this tree (RFC 9162, 2.1.3.1). */
    public InclusionProof inclusion(long index) throws IOException {
        Objects.checkIndex(index, size);
        List<Hash> path = new ArrayList<>();
        climb(index, 0, size, path);
        return new InclusionProof(index, size, path);
    }

    private void climb(long index, long from, long to, List<Hash> path) throws IOException {
        if (to - from == 1) {
            return;
        }
        long middle = from + leftPart(to - from);
        if (index < middle) {
            climb(index, from, middle, path);
            path.add(subtree(middle, to));
        } else {
            climb(index, middle, to, path);
            path.add(subtree(from, middle));
        }
    }

    /** Proof that this tree grew from what it was at an earlier size (RFC 9162, 2.1.4.1). */
    public ConsistencyProof consistency(long earlierSize) throws IOException {
        Objects.checkFromToIndex(0, earlierSize, size);
        List<Hash> path = new ArrayList<>();
        if (earlierSize > 0 && earlierSize < size) {
            grow(earlierSize, 0, size, true, path);
        }
        return new ConsistencyProof(earlierSize, size, path);
    }

    private void grow(long earlier, long from, long to, boolean known, List<Hash> path) throws IOException {
        if (earlier == to) {
            if (!known) {
                path.add(subtree(from, to));
            }
            return;
        }
        long middle = from + leftPart(to - from);
        if (earlier <= middle) {
            grow(earlier, from, middle, known, path);
            path.add(subtree(middle, to));
        } else {
            grow(earlier, middle, to, false, path);
            path.add(subtree(from, middle));
        }
    }

    /** The largest power of two smaller than the number of leaves (RFC 6962, 2.1). */
    private static long leftPart(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }

    private Hash subtree(long from, long to) throws IOException {
        long leaves = to - from;
        if (Long.bitCount(leaves) == 1) {
            int height = Long.numberOfTrailingZeros(leaves);
            return node(height, from >> height);
        }
        long middle = from + leftPart(leaves);
        return hasher.node(subtree(from, middle), subtree(middle, to));
    }

    private Hash node(int height, long index) throws IOException {
        int within = height % Tile.HEIGHT;
        long first = index << within;
        Tile tile = Tile.of(height / Tile.HEIGHT, first / LogPath.FULL, size);
        return read(tile).node(within, (int) (first % LogPath.FULL));
    }

    private TileNodes read(Tile tile) throws IOException {
        TileNodes nodes = remembered.get(tile);
        if (nodes == null) {
            byte[] hashes = reader.read(tile);
            if (hashes.length != tile.byteLength()) {
                throw new IOException(tile.path() + " has " + hashes.length + " bytes, not " + tile.byteLength());
            }
            nodes = new TileNodes(hashes, hasher);
            remembered.put(tile, nodes);
        }
        return nodes;
    }
}

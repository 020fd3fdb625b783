package org.zhengyuan.seal.proof;

/**
 * Up to 256 hashes that stand side by side at one level of the tree (C2SP tlog-tiles): at level 0 hashes of leaves, at level L the roots of
 * perfect trees of 256^L leaves.
 *
 * @param level 0 to 63
 */
public record Tile(int level, long index, int width) implements LogPath {
    public static final int HIGHEST_LEVEL = 63;
    /** How many levels of the tree one level of tiles spans. */
    public static final int HEIGHT = 8;

    public Tile {
        LogPath.check(index, width);
        if (level < 0 || level > HIGHEST_LEVEL) {
            throw new IllegalArgumentException("level " + level);
        }
    }

    /**
     * The tile at this place of a tree of this size, full or partial.
     *
     * @throws IllegalArgumentException if the tree is too small to have it
     */
    public static Tile of(int level, long index, long treeSize) {
        return new Tile(level, index, LogPath.widthWithin(index, nodes(level, treeSize)));
    }

    /** How many hashes a tree of this size has at a level. */
    public static long nodes(int level, long treeSize) {
        return level * HEIGHT >= Long.SIZE ? 0 : treeSize >> (level * HEIGHT);
    }

    @Override
    public String path() {
        return LogPath.write(Integer.toString(level), index, width);
    }

    public int byteLength() {
        return width * Hash.LENGTH;
    }
}

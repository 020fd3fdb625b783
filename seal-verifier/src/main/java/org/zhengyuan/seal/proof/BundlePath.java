package org.zhengyuan.seal.proof;

/** Where up to 256 consecutive log entries are served (C2SP tlog-tiles, "Log entries"). They are the leaves of the tile of level 0 with the same index. */
public record BundlePath(long index, int width) implements LogPath {
    public BundlePath {
        LogPath.check(index, width);
    }

    /**
     * The bundle at this place of a tree of this size, full or partial.
     *
     * @throws IllegalArgumentException if the tree is too small to have it
     */
    public static BundlePath of(long index, long treeSize) {
        return new BundlePath(index, LogPath.widthWithin(index, treeSize));
    }

    @Override
    public String path() {
        return LogPath.write("entries", index, width);
    }
}

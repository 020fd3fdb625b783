package org.zhengyuan.seal.proof;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A resource of a tiled log by its path (C2SP tlog-tiles, "Merkle Tree" and "Log entries"): a tile of hashes or a bundle of entries. */
public sealed interface LogPath permits Tile, BundlePath {
    /** How many hashes or entries a full resource holds. */
    int FULL = 256;

    Pattern FORM = Pattern.compile("tile/(entries|0|[1-9]\\d?)/((?:x\\d{3}/){0,5}\\d{3})(?:\\.p/([1-9]\\d{0,2}))?");

    /** Position among the resources of its level. */
    long index();

    /** 1 to 256; less than 256 for a partial resource at the right edge. */
    int width();

    /** For example {@code tile/0/x001/x234/067}. */
    String path();

    default boolean isPartial() {
        return width() < FULL;
    }

    /** Takes exactly what {@link #path} writes: no further zeros, no other spelling. */
    static LogPath parse(String path) throws MalformedException {
        Matcher parts = FORM.matcher(path);
        if (!parts.matches()) {
            throw new MalformedException("not the path of a tile or an entry bundle");
        }
        long index = Long.parseLong(parts.group(2).replace("x", "").replace("/", ""));
        int width = parts.group(3) == null ? FULL : Integer.parseInt(parts.group(3));
        boolean entries = parts.group(1).equals("entries");
        int level = entries ? 0 : Integer.parseInt(parts.group(1));
        if (level > Tile.HIGHEST_LEVEL || width > FULL || (width == FULL && parts.group(3) != null)) {
            throw new MalformedException("a tile has a level of at most 63 and a partial width of at most 255");
        }
        LogPath resource = entries ? new BundlePath(index, width) : new Tile(level, index, width);
        if (!resource.path().equals(path)) {
            throw new MalformedException("the index is written with more digits than it needs");
        }
        return resource;
    }

    /** The resource {@code index} of its level in a tree with {@code count} complete nodes at that level; its width is 0 if there is none. */
    static int widthWithin(long index, long count) {
        return (int) Math.clamp(count - index * FULL, 0, FULL);
    }

    static String write(String level, long index, int width) {
        StringBuilder path = new StringBuilder("%03d".formatted(index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            path.insert(0, "x%03d/".formatted(rest % 1000));
        }
        path.insert(0, "tile/" + level + "/");
        if (width < FULL) {
            path.append(".p/").append(width);
        }
        return path.toString();
    }

    static void check(long index, int width) {
        if (index < 0 || width < 1 || width > FULL) {
            throw new IllegalArgumentException("index " + index + ", width " + width);
        }
    }
}

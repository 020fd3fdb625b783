package org.zhengyuan.seal.log;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.seal.proof.BundlePath;
import org.zhengyuan.seal.proof.CompletedHashes;
import org.zhengyuan.seal.proof.Frontier;
import org.zhengyuan.seal.proof.Hash;
import org.zhengyuan.seal.proof.LogPath;
import org.zhengyuan.seal.proof.Tile;
import org.zhengyuan.seal.proof.TreeHasher;
import org.zhengyuan.seal.report.Wording;

/**
 * One pass over a log from its first leaf: every entry must hash to its leaf, and every tile to its hash in the tile above it. What the pass
 * computes is believed; tiles above the lowest level are only compared with it.
 */
final class LogWalk implements CompletedHashes {
    /** A tile above the lowest level, kept as long as hashes of it come. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Above(Tile tile, byte[] hashes) {}

    private final LogReader log;
    private final long size;
    private final boolean withEntries;
    private final TreeHasher hasher = new TreeHasher();
    private final Map<Integer, Above> above = new HashMap<>();
    private @Nullable Tile wrong;
    private @Nullable IOException unread;

    LogWalk(LogReader log, long size, boolean withEntries) {
        this.log = log;
        this.size = size;
        this.withEntries = withEntries;
    }

    /**
     * The root the log has at an earlier and at its present size.
     *
     * @param progress is told how many leaves were seen
     */
    Map<Long, Hash> roots(long earlierSize, LongConsumer progress) throws IOException, LogFault {
        Frontier frontier = new Frontier();
        Map<Long, Hash> roots = new HashMap<>();
        roots.put(0L, frontier.root());
        for (long index = 0; index * LogPath.FULL < size; index++) {
            Tile tile = Tile.of(0, index, size);
            byte[] hashes = leaves(tile);
            for (int i = 0; i < tile.width(); i++) {
                frontier.append(Hash.at(hashes, i * Hash.LENGTH), this);
                if (frontier.size() == earlierSize) {
                    roots.put(earlierSize, frontier.root());
                }
            }
            checkAbove(index * LogPath.FULL);
            progress.accept(frontier.size());
        }
        roots.put(size, frontier.root());
        return roots;
    }

    private byte[] leaves(Tile tile) throws IOException, LogFault {
        long first = tile.index() * LogPath.FULL;
        try {
            byte[] hashes = log.read(tile);
            if (withEntries) {
                List<byte[]> entries = log.entries(new BundlePath(tile.index(), tile.width()));
                for (int i = 0; i < entries.size(); i++) {
                    if (!hasher.leaf(entries.get(i)).equals(Hash.at(hashes, i * Hash.LENGTH))) {
                        throw new LogFault(Wording.of("log.entry.differs", first + i), first + i, true);
                    }
                }
            }
            return hashes;
        } catch (NoSuchFileException e) {
            throw new LogFault(Wording.of("log.resource.missing", String.valueOf(e.getFile()), first), first, false);
        } catch (NotOfThisFormException e) {
            throw new LogFault(
                    Wording.of("log.resource.malformed", String.valueOf(e.getMessage()), first), first, false);
        }
    }

    @Override
    public void completed(int level, long index, Hash hash) {
        if (level == 0 || wrong != null || unread != null) {
            return;
        }
        Tile tile = Tile.of(level, index / LogPath.FULL, size);
        try {
            Above known = above.get(level);
            if (known == null || !known.tile().equals(tile)) {
                known = new Above(tile, log.read(tile));
                above.put(level, known);
            }
            int place = (int) (index % LogPath.FULL);
            if (!Hash.at(known.hashes(), place * Hash.LENGTH).equals(hash)) {
                wrong = new Tile(level - 1, index, LogPath.FULL);
            }
        } catch (IOException e) {
            unread = e;
        }
    }

    private void checkAbove(long firstLeaf) throws IOException, LogFault {
        Tile child = wrong;
        if (child != null) {
            long first = child.index() << (Tile.HEIGHT * (child.level() + 1));
            long last = first + (1L << (Tile.HEIGHT * (child.level() + 1))) - 1;
            Tile parent = Tile.of(child.level() + 1, child.index() / LogPath.FULL, size);
            throw new LogFault(Wording.of("log.tile.differs", child.path(), parent.path(), first, last), first, false);
        }
        if (unread instanceof NoSuchFileException missing) {
            throw new LogFault(
                    Wording.of("log.resource.missing", String.valueOf(missing.getFile()), firstLeaf), firstLeaf, false);
        }
        if (unread instanceof NotOfThisFormException malformed) {
            throw new LogFault(
                    Wording.of("log.resource.malformed", String.valueOf(malformed.getMessage()), firstLeaf),
                    firstLeaf,
                    false);
        }
        if (unread != null) {
            throw unread;
        }
    }
}

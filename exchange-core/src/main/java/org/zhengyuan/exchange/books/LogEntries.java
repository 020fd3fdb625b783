package org.zhengyuan.exchange.books;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.zhengyuan.seal.proof.BundlePath;
import org.zhengyuan.seal.proof.Frontier;
import org.zhengyuan.seal.proof.Hash;
import org.zhengyuan.seal.proof.LogPath;
import org.zhengyuan.seal.proof.TreeHasher;

/** Reads a log's entries in their order, each once, and computes the tree over them as it goes. */
public final class LogEntries {
    private final EntrySource log;
    private final long size;
    private final Frontier tree;
    private final GrowingTree watched;
    private final TreeHasher hasher = new TreeHasher();
    private List<byte[]> bundle = List.of();
    private long bundleNumber = -1;

    /**
     * Reads on from where an earlier reading had come to.
     *
     * @param size of the log as its checkpoint says
     * @param read how many entries were read before
     * @param edge of the tree over them
     * @param watched looks on
     */
    public LogEntries(EntrySource log, long size, long read, List<Hash> edge, GrowingTree watched) {
        this.log = log;
        this.size = size;
        this.tree = Frontier.of(read, edge);
        this.watched = watched;
    }

    public long next() {
        return tree.size();
    }

    public List<Hash> edge() {
        return tree.edge();
    }

    public Hash root() {
        return tree.root();
    }

    /** The next entries, at most so many; fewer at the log's end. */
    public List<byte[]> read(long most) throws IOException {
        List<byte[]> entries = new ArrayList<>();
        for (long end = Math.min(size, next() + most); next() < end; ) {
            long number = next() / LogPath.FULL;
            if (number != bundleNumber) {
                bundle = log.entries(BundlePath.of(number, size));
                bundleNumber = number;
            }
            byte[] entry = bundle.get((int) (next() % LogPath.FULL));
            entries.add(entry);
            tree.append(hasher.leaf(entry), watched);
            watched.grown(tree, entry);
        }
        return entries;
    }
}

package org.zhengyuan.exchange.evidence;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.zhengyuan.seal.proof.BundlePath;
import org.zhengyuan.seal.proof.LogEntry;
import org.zhengyuan.seal.proof.LogPath;

/** Puts entries together to bundles of 256, each entry behind its length in two bytes (C2SP tlog-tiles, "Log entries"). One thread. */
public final class BundleAssembly {
    /** A bundle and its bytes. */
    @SuppressWarnings("ArrayRecordComponent") // bytes to be written, never compared
    public record Written(BundlePath bundle, byte[] entries) {}

    private final List<Written> full = new ArrayList<>();
    private final ByteArrayOutputStream tail = new ByteArrayOutputStream(LogPath.FULL * (LogEntry.LENGTH + 2));
    private long size;
    private boolean grown;

    /** @param begun the bundle at the end of the log as far as it is filled; empty where the log ends with a full one */
    public BundleAssembly(long size, byte[] begun) {
        this.size = size;
        tail.writeBytes(begun);
    }

    public void append(byte[] entries, int offset) {
        tail.write(0);
        tail.write(LogEntry.LENGTH);
        tail.write(entries, offset, LogEntry.LENGTH);
        size++;
        grown = size % LogPath.FULL != 0;
        if (!grown) {
            full.add(new Written(new BundlePath(size / LogPath.FULL - 1, LogPath.FULL), tail.toByteArray()));
            tail.reset();
        }
    }

    /** The bundles that became full, and the one at the end if it grew. */
    public List<Written> drain() {
        List<Written> written = new ArrayList<>(full);
        full.clear();
        if (grown) {
            written.add(
                    new Written(new BundlePath(size / LogPath.FULL, (int) (size % LogPath.FULL)), tail.toByteArray()));
            grown = false;
        }
        return written;
    }
}

package org.zhengyuan.exchange.registry.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.registry.IncomingRow;
import org.zhengyuan.exchange.registry.KeyTable;

/** Digests of a dataset's standing records by identifier and record key: 128 bits of each. */
final class KnownDigests {
    /** Second number of a record that must be looked up; no digest gives (0, 1) but by one chance in 2^127. */
    private static final long FORGOTTEN = 1;

    private final KeyTable table;
    private final AtomicLong room;
    // timeline of the database, type of the identifiers
    private @Nullable String situation;
    private long era;

    KnownDigests(Path folder, AtomicLong room) {
        this.table = new KeyTable(folder);
        this.room = room;
    }

    synchronized boolean isOf(String presentSituation) {
        return presentSituation.equals(situation);
    }

    synchronized void beginAnew(@Nullable String newSituation) {
        era++;
        room.addAndGet(table.size());
        table.clear();
        situation = newSituation;
    }

    /** Counts the beginnings. What was learnt before a beginning must not be remembered after it. */
    synchronized long era() {
        return era;
    }

    /** True if the row's record stands with just the row's content; false says nothing. */
    synchronized boolean stands(IncomingRow row) {
        long place = table.find(row.identifier(), row.recordKey());
        return place >= 0 && table.first(place) == first(row) && table.second(place) == second(row);
    }

    /** Before their transaction commits: whether it did may remain unknown. */
    synchronized void forget(List<IncomingRow> rows) {
        try {
            for (IncomingRow row : rows) {
                long place = table.find(row.identifier(), row.recordKey());
                if (place >= 0) {
                    table.put(place, 0, FORGOTTEN);
                }
            }
        } catch (InternalError e) {
            beginAnew(null);
        }
    }

    /** After their transaction committed; {@code learnt} is the era in which it read and wrote. */
    synchronized void remember(long learnt, List<IncomingRow> rows) {
        if (learnt != era) {
            return;
        }
        try {
            for (IncomingRow row : rows) {
                remember(row);
            }
        } catch (IOException | InternalError e) {
            // the disk is full, which a mapped file tells by an InternalError: without a memory everything is looked up
            beginAnew(null);
        }
    }

    private void remember(IncomingRow row) throws IOException {
        long place = table.find(row.identifier(), row.recordKey());
        if (place < 0) {
            if (room.get() <= 0) {
                return;
            }
            room.decrementAndGet();
            place = table.claim(row.identifier(), row.recordKey());
        }
        table.put(place, first(row), second(row));
    }

    private static long first(IncomingRow row) {
        return ByteBuffer.wrap(row.digest()).getLong(0);
    }

    private static long second(IncomingRow row) {
        long second = ByteBuffer.wrap(row.digest()).getLong(8);
        return second == 0 ? 2 : second;
    }
}

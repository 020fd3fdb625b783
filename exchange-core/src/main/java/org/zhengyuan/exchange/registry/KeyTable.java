package org.zhengyuan.exchange.registry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Two numbers for each record key of one dataset, for many millions of keys outside the heap: an open-addressing hash table of 32-byte
 * slots (128 bits of key, two numbers). A small table lives in memory, a large one in a mapped file that is already deleted, so that
 * nothing is left of it when the process ends. One thread.
 */
public final class KeyTable {
    /** Between the parts of a record key, and between identifier and record key; no standard form contains it. */
    public static final char SEPARATOR = '\u001f';

    private static final String BETWEEN = String.valueOf(SEPARATOR);
    private static final int SLOT = 32;
    private static final int SLOTS_PER_SEGMENT = 1 << 25;
    private static final long LARGEST_IN_MEMORY = 1 << 14;
    private static final int FIRST_COUNT = 1 << 10;

    private final Path folder;
    private final KeyHash hash = new KeyHash();
    private Slots slots = Slots.inMemory(FIRST_COUNT);
    private long used;

    /** @param folder where a large table lays its file */
    public KeyTable(Path folder) {
        this.folder = folder;
    }

    /** Keys in the table. */
    public long size() {
        return used;
    }

    /** The key's place, or -1 if the table does not have it. Places hold until the next {@link #claim}. */
    public long find(String identifier, String recordKey) {
        hash.hash(identifier, BETWEEN, recordKey);
        long place = slots.find(hash.high(), hash.low());
        return slots.second(place) == 0 ? -1 : place;
    }

    /** The key's place, made if it was not there: its second number is 0 then, and must be put before the next call. */
    public long claim(String identifier, String recordKey) throws IOException {
        if (used * 10 > slots.count() * 6) {
            grow();
        }
        hash.hash(identifier, BETWEEN, recordKey);
        long place = slots.find(hash.high(), hash.low());
        if (slots.second(place) == 0) {
            used++;
            slots.key(place, hash.high(), hash.low());
        }
        return place;
    }

    public long first(long place) {
        return slots.first(place);
    }

    public long second(long place) {
        return slots.second(place);
    }

    /** @param second never 0 */
    public void put(long place, long first, long second) {
        slots.put(place, first, second);
    }

    /** Forgets every key; a mapped segment goes with its file once nothing refers to it. */
    public void clear() {
        slots = Slots.inMemory(FIRST_COUNT);
        used = 0;
    }

    private void grow() throws IOException {
        long count = slots.count() * 2;
        Slots larger = count <= LARGEST_IN_MEMORY ? Slots.inMemory((int) count) : Slots.onDisk(folder, count);
        for (long i = 0; i < slots.count(); i++) {
            if (slots.second(i) != 0) {
                long place = larger.find(slots.high(i), slots.low(i));
                larger.key(place, slots.high(i), slots.low(i));
                larger.put(place, slots.first(i), slots.second(i));
            }
        }
        slots = larger;
    }

    /** The slots themselves. One whose second number is 0 is empty. */
    private record Slots(ByteBuffer[] segments, long count) {
        static Slots inMemory(int count) {
            return new Slots(new ByteBuffer[] {ByteBuffer.allocate(count * SLOT)}, count);
        }

        static Slots onDisk(Path folder, long count) throws IOException {
            Path file = Files.createTempFile(folder, "keys", ".table");
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
                int segments = Math.toIntExact((count + SLOTS_PER_SEGMENT - 1) / SLOTS_PER_SEGMENT);
                ByteBuffer[] mapped = new ByteBuffer[segments];
                for (int i = 0; i < segments; i++) {
                    long first = (long) i * SLOTS_PER_SEGMENT;
                    long length = Math.min(SLOTS_PER_SEGMENT, count - first) * SLOT;
                    mapped[i] = channel.map(FileChannel.MapMode.READ_WRITE, first * SLOT, length);
                }
                return new Slots(mapped, count);
            }
        }

        long find(long high, long low) {
            long place = (high & Long.MAX_VALUE) % count;
            while (second(place) != 0 && (high(place) != high || low(place) != low)) {
                place = place + 1 == count ? 0 : place + 1;
            }
            return place;
        }

        void key(long place, long high, long low) {
            segment(place).putLong(offset(place), high).putLong(offset(place) + 8, low);
        }

        void put(long place, long first, long second) {
            segment(place).putLong(offset(place) + 16, first).putLong(offset(place) + 24, second);
        }

        long high(long place) {
            return segment(place).getLong(offset(place));
        }

        long low(long place) {
            return segment(place).getLong(offset(place) + 8);
        }

        long first(long place) {
            return segment(place).getLong(offset(place) + 16);
        }

        long second(long place) {
            return segment(place).getLong(offset(place) + 24);
        }

        private ByteBuffer segment(long place) {
            return segments[(int) (place / SLOTS_PER_SEGMENT)];
        }

        private static int offset(long place) {
            return (int) (place % SLOTS_PER_SEGMENT) * SLOT;
        }
    }
}

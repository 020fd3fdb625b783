package org.zhengyuan.exchange.intake;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import org.zhengyuan.exchange.intake.PreparedRow.RecordName;
import org.zhengyuan.exchange.registry.Digests;

/**
 * Remembers the record key of every row of one file, so that repeats are found and a full delivery knows what is absent. An open-addressing
 * hash table of 32-byte slots (128-bit key digest, content hash, row number); small ones live in memory, large ones in a mapped file outside
 * the heap. It is rebuilt when a submission is worked on again. One thread.
 */
final class KeyLedger implements Closeable {
    private static final int SLOT = 32;
    private static final int SLOTS_PER_SEGMENT = 1 << 25;
    private static final long LARGEST_IN_MEMORY = 1 << 17;

    private final Path folder;
    private final MessageDigest sha256 = Digests.sha256();
    private Slots slots;
    private long used;
    private long high;
    private long low;

    KeyLedger(Path folder) {
        this.folder = folder;
        this.slots = Slots.inMemory(1 << 14);
    }

    /** What the ledger knew of a key before it was noted. */
    sealed interface Note {
        /** The key is new, or has only been seen on rows that were refused. */
        record First() implements Note {}

        record Same(long row) implements Note {}

        record Differing(long row) implements Note {}
    }

    /** Notes a row that may enter; the first such row of a key stays the one that counts. */
    Note note(RecordName name, long contentHash, long row) throws IOException {
        long place = claim(name);
        long known = slots.row(place);
        if (known > 0) {
            return slots.content(place) == contentHash ? new Note.Same(known) : new Note.Differing(known);
        }
        slots.put(place, contentHash, row);
        return new Note.First();
    }

    /** Notes that a refused row named this key: it is not absent, but its content counts for nothing. */
    void noteRefused(RecordName name, long row) throws IOException {
        long place = claim(name);
        if (slots.row(place) == 0) {
            slots.put(place, 0, -row);
        }
    }

    boolean contains(RecordName name) {
        digest(name);
        return slots.row(slots.find(high, low)) != 0;
    }

    @Override
    public void close() {
        // a mapped segment goes with its file, which was deleted when it was mapped, once nothing refers to it
        slots = Slots.inMemory(1);
    }

    /** The key's slot, made if it was not there; its row is 0 until put. */
    private long claim(RecordName name) throws IOException {
        if (used * 10 > slots.count() * 6) {
            grow();
        }
        digest(name);
        long place = slots.find(high, low);
        if (slots.row(place) == 0) {
            used++;
            slots.key(place, high, low);
        }
        return place;
    }

    private void digest(RecordName name) {
        sha256.update(name.identifier().getBytes(StandardCharsets.UTF_8));
        sha256.update((byte) Admission.KEY_SEPARATOR);
        ByteBuffer digest = ByteBuffer.wrap(sha256.digest(name.recordKey().getBytes(StandardCharsets.UTF_8)));
        high = digest.getLong();
        low = digest.getLong();
    }

    private void grow() throws IOException {
        long count = slots.count() * 2;
        Slots larger = count <= LARGEST_IN_MEMORY ? Slots.inMemory((int) count) : Slots.onDisk(folder, count);
        for (long i = 0; i < slots.count(); i++) {
            if (slots.row(i) != 0) {
                long place = larger.find(slots.high(i), slots.low(i));
                larger.key(place, slots.high(i), slots.low(i));
                larger.put(place, slots.content(i), slots.row(i));
            }
        }
        slots = larger;
    }

    /** The table itself. A slot whose row is 0 is empty; a negative row was refused. */
    private record Slots(ByteBuffer[] segments, long count) {
        static Slots inMemory(int count) {
            return new Slots(new ByteBuffer[] {ByteBuffer.allocate(count * SLOT)}, count);
        }

        static Slots onDisk(Path folder, long count) throws IOException {
            Path file = Files.createTempFile(folder, "keys", ".ledger");
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
            while (row(place) != 0 && (high(place) != high || low(place) != low)) {
                place = place + 1 == count ? 0 : place + 1;
            }
            return place;
        }

        void key(long place, long high, long low) {
            segment(place).putLong(offset(place), high).putLong(offset(place) + 8, low);
        }

        void put(long place, long content, long row) {
            segment(place).putLong(offset(place) + 16, content).putLong(offset(place) + 24, row);
        }

        long high(long place) {
            return segment(place).getLong(offset(place));
        }

        long low(long place) {
            return segment(place).getLong(offset(place) + 8);
        }

        long content(long place) {
            return segment(place).getLong(offset(place) + 16);
        }

        long row(long place) {
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

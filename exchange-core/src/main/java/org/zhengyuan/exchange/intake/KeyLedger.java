package org.zhengyuan.exchange.intake;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.zhengyuan.exchange.intake.PreparedRow.RecordName;
import org.zhengyuan.exchange.registry.KeyTable;

/**
 * Remembers the record key of every row of one file, with its content's hash and its row number, so that repeats are found and a full
 * delivery knows what is absent. It is rebuilt when a submission is worked on again. One thread.
 */
final class KeyLedger implements Closeable {
    // first number: content hash; second: row number, negative where the row was refused
    private final KeyTable keys;

    KeyLedger(Path folder) {
        this.keys = new KeyTable(folder);
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
        long place = keys.claim(name.identifier(), name.recordKey());
        long known = keys.second(place);
        if (known > 0) {
            return keys.first(place) == contentHash ? new Note.Same(known) : new Note.Differing(known);
        }
        keys.put(place, contentHash, row);
        return new Note.First();
    }

    /** Notes that a refused row named this key: it is not absent, but its content counts for nothing. */
    void noteRefused(RecordName name, long row) throws IOException {
        long place = keys.claim(name.identifier(), name.recordKey());
        if (keys.second(place) == 0) {
            keys.put(place, 0, -row);
        }
    }

    boolean contains(RecordName name) {
        return keys.find(name.identifier(), name.recordKey()) >= 0;
    }

    @Override
    public void close() {
        keys.clear();
    }
}

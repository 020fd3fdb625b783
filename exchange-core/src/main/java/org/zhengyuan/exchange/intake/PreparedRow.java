package org.zhengyuan.exchange.intake;

import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.reconciliation.ReportedRow;
import org.zhengyuan.exchange.registry.IncomingRow;

/** A row after admission has standardised and validated it, before the database is asked. */
public sealed interface PreparedRow {
    long number();

    /** Row names its record: subject and record key have a standard form. */
    @Nullable
    RecordName name();

    /** The same row under another identifier of its subject; only of rows that have a name. */
    PreparedRow of(String identifier);

    /** The record a row is about, as the source names it. */
    record RecordName(String identifier, String recordKey) {}

    /**
     * A row that may enter.
     *
     * @param reported values to be compared with the truth; null where the dataset has none
     * @param contentHash tells a repeat of the same key apart from a differing one
     */
    record Admissible(IncomingRow row, @Nullable ReportedRow reported, long contentHash) implements PreparedRow {
        @Override
        public long number() {
            return row.number();
        }

        @Override
        public RecordName name() {
            return new RecordName(row.identifier(), row.recordKey());
        }

        @Override
        public PreparedRow of(String identifier) {
            return new Admissible(row.of(identifier), reported == null ? null : reported.of(identifier), contentHash);
        }
    }

    /**
     * The same row again: it stands already.
     *
     * @param reported values to be compared and counted once more; null where the dataset has none
     */
    record Repeat(long number, @Nullable ReportedRow reported) implements PreparedRow {
        @Override
        public @Nullable RecordName name() {
            return null;
        }

        @Override
        public PreparedRow of(String identifier) {
            return this;
        }
    }

    record Refused(RefusedRow refused, @Nullable RecordName name) implements PreparedRow {
        @Override
        public long number() {
            return refused.row();
        }

        @Override
        public PreparedRow of(String identifier) {
            return name == null ? this : new Refused(refused, new RecordName(identifier, name.recordKey()));
        }
    }
}

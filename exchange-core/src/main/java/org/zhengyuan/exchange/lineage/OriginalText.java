package org.zhengyuan.exchange.lineage;

import java.time.Instant;

/** The delivered text before it was standardised. */
public sealed interface OriginalText {
    /** As it stood in the file; empty where the cell was. */
    record Found(String text) implements OriginalText {
        @Override
        public String toString() {
            return "Found[***]";
        }
    }

    /** The file was kept long enough and is gone. */
    record Removed(Instant at) implements OriginalText {}

    /** The file was not opened: it was not asked for, or is too large to be read for every question. {@code size} in bytes. */
    record NotOpened(long size) implements OriginalText {}

    /** The file is not there or cannot be read as it was then. */
    record NotReadable() implements OriginalText {}
}

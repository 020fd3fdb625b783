package org.zhengyuan.exchange.intake.format;

import org.jspecify.annotations.Nullable;

/**
 * One row as delivered.
 *
 * @param number the row's number in the file, from 1, not counting a header
 * @param cells texts in the order of the expected columns; null where the file has no such column or an empty typed cell
 * @param original texts of all the file's own columns in the file's order, as delivered; what a refusal file gives back
 * @param fault why the row cannot be read as a row at all; null for a readable row
 */
public record RawRow(long number, @Nullable String[] cells, @Nullable String[] original, @Nullable RowFault fault) {
    /** Characters of the row as delivered: what it takes to keep it in memory. */
    public long chars() {
        long chars = 0;
        for (String cell : original) {
            chars += cell == null ? 0 : cell.length();
        }
        return chars;
    }
}

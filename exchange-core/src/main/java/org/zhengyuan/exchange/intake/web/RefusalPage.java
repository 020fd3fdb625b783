package org.zhengyuan.exchange.intake.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.intake.RefusedRow;

/**
 * Some refused rows, in row order.
 *
 * @param next what to send as {@code after} for the next page; null on the last
 */
record RefusalPage(List<Row> items, @Nullable Long next) {
    /**
     * One refused row.
     *
     * @param cells the row as delivered, by the file's own columns
     * @param further cells beyond the header
     */
    record Row(long row, List<Reason> reasons, Map<String, @Nullable String> cells, List<@Nullable String> further) {}

    /** One reason; {@code text} and {@code expected} in the reader's language. */
    record Reason(String code, String text, String field, String expected) {}

    static RefusalPage of(List<RefusedRow> rows, List<String> header, ReasonTexts texts, int limit) {
        List<Row> items = rows.stream().map(row -> row(row, header, texts)).toList();
        return new RefusalPage(
                items, rows.size() < limit ? null : rows.getLast().row());
    }

    private static Row row(RefusedRow row, List<String> header, ReasonTexts texts) {
        List<Reason> reasons = row.reasons().stream()
                .map(reason ->
                        new Reason(reason.code(), texts.of(reason.code()), reason.field(), texts.of(reason.expected())))
                .toList();
        Map<String, @Nullable String> cells = new LinkedHashMap<>();
        List<@Nullable String> further = new ArrayList<>();
        for (int at = 0; at < row.cells().size(); at++) {
            if (at < header.size()) {
                cells.put(header.get(at), row.cells().get(at));
            } else {
                further.add(row.cells().get(at));
            }
        }
        return new Row(row.row(), reasons, cells, further);
    }
}

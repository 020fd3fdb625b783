package org.zhengyuan.exchange.intake.format;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;

/**
 * Finds the separator of a CSV file among comma, semicolon, tab and bar: the one that makes most expected columns of the header,
 * then the one under which the first rows have as many cells as it, then the one that makes most columns.
 */
final class SeparatorDetection {
    static final int SAMPLE = 1 << 16;

    private static final char[] CANDIDATES = {',', ';', '\t', '|'};
    private static final int ROWS = 50;

    private SeparatorDetection() {}

    static char of(String sample, List<Column> expected, ReadLimits limits) throws IOException {
        Map<String, Integer> known = HeaderMap.index(expected);
        char best = CANDIDATES[0];
        long bestScore = -1;
        for (char candidate : CANDIDATES) {
            long score = score(new CsvTokenizer(new StringReader(sample), candidate, limits), known);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    private static long score(CsvTokenizer tokens, Map<String, Integer> known) throws IOException {
        int width = 0;
        int matches = 0;
        int alike = 0;
        try {
            for (int rows = 0; rows < ROWS && tokens.next(rows); ) {
                if (tokens.isBlank()) {
                    continue;
                }
                if (rows++ == 0) {
                    width = tokens.count();
                    for (String name : tokens.cells()) {
                        matches += known.containsKey(ColumnNames.fold(name)) ? 1 : 0;
                    }
                } else if (width > 1 && tokens.count() == width) {
                    alike++;
                }
            }
        } catch (UnreadableFile e) {
            // The sample ends inside quotes or is one endless line; what was seen of it still tells something.
            alike = Math.min(alike, ROWS);
        }
        return (matches * 100L + alike) * 10_000L + Math.min(width, 9_999);
    }
}

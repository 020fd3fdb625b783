package org.zhengyuan.exchange.intake.format;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refusals as CSV. */
final class CsvRefusalWriter implements RefusalWriter {
    private final CsvWriter csv;

    CsvRefusalWriter(OutputStream out, Dialect dialect, List<String> header) throws IOException {
        csv = CsvWriter.builder()
                .fieldSeparator(dialect.separator())
                .lineDelimiter(LineDelimiter.CRLF)
                .build(RefusalText.open(out, dialect));
        List<String> names = new ArrayList<>(RefusalColumns.LEADING);
        names.addAll(header);
        csv.writeRecord(names);
    }

    @Override
    public void write(long row, @Nullable String[] original, String code, String text) {
        List<String> cells = new ArrayList<>(original.length + RefusalColumns.LEADING.size());
        cells.add(String.valueOf(row));
        cells.add(code);
        cells.add(FormulaGuard.guard(text));
        for (@Nullable String cell : original) {
            cells.add(cell == null ? "" : FormulaGuard.guard(cell));
        }
        csv.writeRecord(cells);
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}

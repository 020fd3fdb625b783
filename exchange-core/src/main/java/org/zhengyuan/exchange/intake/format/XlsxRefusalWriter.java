package org.zhengyuan.exchange.intake.format;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Refusals as a workbook of texts, written row by row. */
final class XlsxRefusalWriter implements RefusalWriter {
    private static final int LAST_ROW = 1_048_575;
    private static final int KEPT_ROWS = 1_000;

    private final OutputStream out;
    private final Workbook workbook;
    private final List<String> header;
    private final String sheetName;
    private Worksheet sheet;
    private int sheets;
    private int row;

    XlsxRefusalWriter(OutputStream out, Dialect dialect, List<String> header) {
        this.out = out;
        this.workbook = new Workbook(out, "Zhengyuan", "1.0");
        this.header = header;
        this.sheetName = dialect.sheet().isEmpty() ? "Sheet1" : dialect.sheet();
        this.sheet = newSheet();
    }

    private Worksheet newSheet() {
        sheets++;
        Worksheet opened = workbook.newWorksheet(sheets == 1 ? sheetName : sheetName + " " + sheets);
        int column = 0;
        for (String name : RefusalColumns.LEADING) {
            opened.inlineString(0, column++, name);
        }
        for (String name : header) {
            opened.inlineString(0, column++, name);
        }
        row = 1;
        return opened;
    }

    @Override
    public void write(long number, @Nullable String[] original, String code, String text) throws IOException {
        if (row > LAST_ROW) {
            sheet.finish();
            sheet = newSheet();
        }
        sheet.inlineString(row, 0, String.valueOf(number));
        sheet.inlineString(row, 1, code);
        sheet.inlineString(row, 2, FormulaGuard.guard(text));
        for (int at = 0; at < original.length; at++) {
            String cell = original[at];
            if (cell != null && !cell.isEmpty()) {
                sheet.inlineString(row, RefusalColumns.LEADING.size() + at, FormulaGuard.guard(cell));
            }
        }
        row++;
        if (row % KEPT_ROWS == 0) {
            sheet.flush();
        }
    }

    @Override
    public void close() throws IOException {
        workbook.close();
        out.close();
    }
}

package org.zhengyuan.exchange.intake.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.problem.Expected;

/** Rows of the first visible sheet of an XLSX workbook; its first row that is not empty is the header. */
final class XlsxRowReader implements RowReader {
    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final XlsxCells texts;
    private final Dialect dialect;
    private final List<Column> expected;
    private final HeaderMap header;
    private final long size;
    private final long rowsInFile;
    private long number;

    private XlsxRowReader(
            ReadableWorkbook workbook, Path file, long rowsInFile, List<Column> expected, Set<String> ignored)
            throws IOException, UnreadableFile {
        this.workbook = workbook;
        this.texts = new XlsxCells(workbook.isDate1904());
        Sheet sheet = workbook.getSheets()
                .filter(one -> one.getVisibility() == SheetVisibility.VISIBLE)
                .findFirst()
                .orElseThrow(() -> new UnreadableFile("file.empty", 0, ""));
        this.dialect = new Dialect(Format.XLSX, "UTF-8", false, ' ', sheet.getName());
        this.stream = sheet.openStream();
        this.rows = stream.iterator();
        this.size = Files.size(file);
        this.rowsInFile = rowsInFile;
        this.expected = expected;
        Row first = nextRow();
        if (first == null) {
            throw new UnreadableFile("file.empty", 0, "");
        }
        this.header = HeaderMap.of(names(first), expected, ignored);
    }

    static RowReader open(Path file, List<Column> expected, Set<String> ignored, ReadLimits limits)
            throws IOException, UnreadableFile {
        ZipGuard.Looked looked = ZipGuard.over(file, limits);
        ReadableWorkbook workbook = workbook(file, looked.isoDates());
        try {
            return new XlsxRowReader(workbook, file, looked.rows(), expected, ignored);
        } catch (IOException | UnreadableFile e) {
            workbook.close();
            throw e;
        } catch (RuntimeException e) {
            workbook.close();
            throw new UnreadableFile("file.not-xlsx", 0, "");
        }
    }

    private static ReadableWorkbook workbook(Path file, Set<String> isoDates) throws IOException, UnreadableFile {
        if (isoDates.isEmpty()) {
            return workbook(file);
        }
        Path copy = IsoDateCells.asTexts(file, isoDates);
        try {
            return workbook(copy);
        } finally {
            Files.delete(copy); // what is open can be read on
        }
    }

    private static ReadableWorkbook workbook(Path file) throws UnreadableFile {
        try {
            return new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
        } catch (IOException | RuntimeException e) {
            // An archive without the parts of a workbook, or with parts that are no XML.
            throw new UnreadableFile("file.not-xlsx", 0, "");
        }
    }

    private List<String> names(Row row) {
        List<String> names = new ArrayList<>();
        for (@Nullable String text : texts(row, row.getCellCount())) {
            names.add(text == null ? "" : text);
        }
        return names;
    }

    /** The next row with something in it; null at the end. */
    private @Nullable Row nextRow() throws UnreadableFile {
        try {
            while (rows.hasNext()) {
                Row row = rows.next();
                for (Cell cell : row) {
                    if (cell != null && cell.getType() != CellType.EMPTY && !isBlank(cell)) {
                        return row;
                    }
                }
            }
            return null;
        } catch (RuntimeException e) {
            throw new UnreadableFile("file.truncated", header == null ? 0 : number + 1, "");
        }
    }

    private static boolean isBlank(Cell cell) {
        String raw = cell.getRawValue();
        return cell.getFormula() == null && (raw == null || raw.isBlank());
    }

    private @Nullable String[] texts(Row row, int width) {
        @Nullable String[] file = new String[width];
        for (int at = 0; at < Math.min(width, row.getCellCount()); at++) {
            file[at] = texts.text(row.getCell(at));
        }
        return file;
    }

    @Override
    public List<String> header() {
        return header.own();
    }

    @Override
    public Dialect dialect() {
        return dialect;
    }

    @Override
    public @Nullable RawRow next() throws UnreadableFile {
        Row row = nextRow();
        if (row == null) {
            return null;
        }
        number++;
        int cells = row.getCellCount();
        while (cells > header.width() && isEmpty(row.getCell(cells - 1))) {
            cells--;
        }
        @Nullable String[] file = texts(row, Math.max(cells, header.width()));
        RowFault fault = fault(row, file);
        if (header.isRefusalFile()) {
            for (int at = 0; at < file.length; at++) {
                String text = file[at];
                file[at] = text == null ? null : FormulaGuard.unguard(text);
            }
        }
        return new RawRow(number, header.cells(file), header.original(file), fault);
    }

    private static boolean isEmpty(@Nullable Cell cell) {
        return cell == null || cell.getType() == CellType.EMPTY || isBlank(cell);
    }

    private @Nullable RowFault fault(Row row, @Nullable String[] file) {
        if (file.length > header.width() || header.losesUnnamed(file)) {
            return new RowFault("row.too-many-cells", "", Expected.of("cells", header.width()));
        }
        for (int at = 0; at < Math.min(file.length, row.getCellCount()); at++) {
            Cell cell = row.getCell(at);
            if (cell == null || header.nameAt(at).isEmpty()) {
                continue;
            }
            int column = header.expected(at);
            boolean identifier = column >= 0 && expected.get(column).identifier();
            String code = XlsxCells.faultIn(cell, file[at], identifier);
            if (code == null && header.isRefusalFile() && XlsxCells.isError(file[at])) {
                code = XlsxCells.ERROR;
            }
            if (code != null) {
                return new RowFault(code, header.nameAt(at), XlsxCells.expected(code));
            }
        }
        return null;
    }

    @Override
    public long bytesRead() {
        return rowsInFile == 0 ? size : (long) (size * Math.min(1.0, (number + 1) / (double) rowsInFile));
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }
}

package org.zhengyuan.exchange.intake.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Opens delivered files. */
public final class RowReaders {
    private RowReaders() {}

    /**
     * Opens a file whose charset nobody declared.
     *
     * @see #open(Path, DeclaredFormat, List, Set, ReadLimits)
     */
    public static RowReader open(
            Path file, Format format, List<Column> expected, Set<String> ignoredColumns, ReadLimits limits)
            throws IOException, UnreadableFile {
        return open(file, DeclaredFormat.of(format), expected, ignoredColumns, limits);
    }

    /**
     * Opens a file and maps its columns to the expected ones by name (surrounding space, width and case do not count).
     *
     * @param ignoredColumns names of columns that are passed over; any other unknown column refuses the file
     * @return a reader that stands before the first row; to be closed
     * @throws UnreadableFile the file is not of the format, or its columns are not the dataset's
     */
    public static RowReader open(
            Path file, DeclaredFormat declared, List<Column> expected, Set<String> ignoredColumns, ReadLimits limits)
            throws IOException, UnreadableFile {
        return switch (declared.format()) {
            case CSV -> CsvRowReader.open(file, declared.charset(), expected, ignoredColumns, limits);
            case NDJSON -> NdjsonRowReader.open(file, declared.charset(), expected, ignoredColumns, limits);
            case JSON -> JsonRowReader.open(file, declared.charset(), expected, ignoredColumns, limits);
            case XLSX -> XlsxRowReader.open(file, expected, ignoredColumns, limits);
            case AVRO -> AvroRowReader.open(file, expected, ignoredColumns, limits);
        };
    }
}

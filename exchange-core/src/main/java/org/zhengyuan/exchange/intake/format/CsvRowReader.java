package org.zhengyuan.exchange.intake.format;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.problem.Expected;

/** Rows of a CSV file. */
final class CsvRowReader implements RowReader {
    private final Path file;
    private final ReadLimits limits;
    private final TextFile text;
    private final CsvTokenizer tokens;
    private final Dialect dialect;
    private final HeaderMap header;
    private long number;

    private CsvRowReader(
            Path file, ReadLimits limits, TextFile text, CsvTokenizer tokens, char separator, HeaderMap header) {
        this.file = file;
        this.limits = limits;
        this.text = text;
        this.tokens = tokens;
        this.dialect = text.dialect(Format.CSV, separator);
        this.header = header;
    }

    static RowReader open(
            Path file, Optional<Charset> charset, List<Column> expected, Set<String> ignored, ReadLimits limits)
            throws IOException, UnreadableFile {
        TextFile text = TextFile.open(file, charset);
        try {
            String head = TextFile.head(file, text.detected(), SeparatorDetection.SAMPLE);
            char separator = SeparatorDetection.of(head, expected, limits);
            CsvTokenizer tokens = new CsvTokenizer(text.reader(), separator, limits);
            HeaderMap header = HeaderMap.of(headerOf(tokens), expected, ignored);
            return new CsvRowReader(file, limits, text, tokens, separator, header);
        } catch (IOException | UnreadableFile | RuntimeException e) {
            text.close();
            throw e;
        }
    }

    private static List<String> headerOf(CsvTokenizer tokens) throws IOException, UnreadableFile {
        while (tokens.next(0)) {
            if (tokens.controlAt() >= 0) {
                throw new UnreadableFile("file.not-text", 0, "");
            }
            if (tokens.encodingAt() >= 0 || tokens.isMisquoted()) {
                throw new UnreadableFile(tokens.isMisquoted() ? "file.header.quotes" : "file.encoding", 0, "");
            }
            if (!tokens.isBlank()) {
                return Arrays.asList(tokens.cells());
            }
        }
        throw new UnreadableFile("file.empty", 0, "");
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
    public @Nullable RawRow next() throws IOException, UnreadableFile {
        while (tokens.next(number + 1)) {
            if (tokens.isBlank()) {
                continue;
            }
            number++;
            String[] cells = tokens.cells();
            if (header.isRefusalFile()) {
                Arrays.setAll(cells, at -> FormulaGuard.unguard(cells[at]));
            }
            return new RawRow(number, header.cells(cells), header.original(cells), fault(cells));
        }
        return null;
    }

    @Override
    public void requireReadable() throws IOException, UnreadableFile {
        if (!PlainLines.only(file, text.detected().charset(), limits)) {
            RowReader.super.requireReadable();
        }
    }

    private @Nullable RowFault fault(String[] cells) {
        if (tokens.isMisquoted()) {
            return new RowFault("row.quotes", header.nameAt(cells.length - 1), Expected.of("quoting"));
        }
        if (cells.length < header.width()) {
            return new RowFault("row.too-few-cells", "", Expected.of("cells", header.width()));
        }
        if (cells.length > header.width() || header.losesUnnamed(cells)) {
            return new RowFault("row.too-many-cells", "", Expected.of("cells", header.width()));
        }
        if (tokens.encodingAt() >= 0) {
            return new RowFault(
                    CellText.ENCODING, header.nameAt(tokens.encodingAt()), Expected.of("charset", dialect.charset()));
        }
        if (tokens.controlAt() >= 0) {
            return new RowFault(
                    CellText.CONTROL, header.nameAt(tokens.controlAt()), CellText.expected(CellText.CONTROL));
        }
        return null;
    }

    @Override
    public long bytesRead() {
        return text.bytesRead();
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}

package org.zhengyuan.exchange.intake.format;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a file with one JSON object on each line. A line that is no JSON is a row's fault; the last one, where it breaks off without a line
 * end, shows that the file was cut.
 */
final class NdjsonRowReader implements RowReader {
    private final TextFile text;
    private final LineReader lines;
    private final FieldNames names;
    private final JsonObjects objects;
    private long number;
    private @Nullable RawRow first;
    private final List<String> header;

    private NdjsonRowReader(TextFile text, List<Column> expected, Set<String> ignored, ReadLimits limits)
            throws IOException, UnreadableFile {
        this.text = text;
        this.lines = new LineReader(text.reader(), limits.maxLineChars());
        this.names = new FieldNames(expected, ignored);
        this.objects = new JsonObjects(names, limits);
        this.first = read();
        if (first == null) {
            throw new UnreadableFile("file.empty", 0, "");
        }
        objects.refuseForeign(first);
        this.header = names.header();
    }

    static RowReader open(
            Path file, Optional<Charset> charset, List<Column> expected, Set<String> ignored, ReadLimits limits)
            throws IOException, UnreadableFile {
        TextFile text = TextFile.open(file, charset);
        try {
            return new NdjsonRowReader(text, expected, ignored, limits);
        } catch (IOException | UnreadableFile | RuntimeException e) {
            text.close();
            throw e;
        }
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public Dialect dialect() {
        return text.dialect(Format.NDJSON, ' ');
    }

    @Override
    public @Nullable RawRow next() throws IOException, UnreadableFile {
        RawRow waiting = first;
        first = null;
        return waiting == null ? read() : waiting;
    }

    private @Nullable RawRow read() throws IOException, UnreadableFile {
        String line = lines.next(number + 1);
        if (line == null) {
            return null;
        }
        number++;
        RawRow row = objects.row(line, number);
        boolean noJson = row.fault() != null && row.fault().code().equals(JsonObjects.NO_JSON);
        if (noJson && lines.isCutOff() && objects.breaksOff(line)) {
            throw new UnreadableFile("file.truncated", number, "");
        }
        return row;
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

package org.zhengyuan.exchange.intake.format;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** Rows of one JSON array of objects. Where the JSON breaks, the file ends: nothing tells where the next row would begin. */
final class JsonRowReader implements RowReader {
    private final TextFile text;
    private final FieldNames names;
    private final JsonObjects objects;
    private final RowText rows;
    private final JsonParser parser;
    private final List<String> header;
    private long number;
    private boolean ended;
    private @Nullable RawRow first;

    private JsonRowReader(TextFile text, List<Column> expected, Set<String> ignored, ReadLimits limits)
            throws IOException, UnreadableFile {
        this.text = text;
        this.names = new FieldNames(expected, ignored);
        this.objects = new JsonObjects(names, limits);
        this.rows = new RowText(text.reader(), limits.maxLineChars());
        this.parser = objects.parser(rows);
        JsonToken opening = token();
        if (opening != JsonToken.START_ARRAY) {
            throw new UnreadableFile(opening == null ? "file.empty" : "file.not-json", 0, "[");
        }
        this.first = read();
        objects.refuseForeign(first);
        this.header = names.header();
    }

    static RowReader open(
            Path file, Optional<Charset> charset, List<Column> expected, Set<String> ignored, ReadLimits limits)
            throws IOException, UnreadableFile {
        TextFile text = TextFile.open(file, charset);
        try {
            return new JsonRowReader(text, expected, ignored, limits);
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
        return text.dialect(Format.JSON, ' ');
    }

    @Override
    public @Nullable RawRow next() throws IOException, UnreadableFile {
        RawRow waiting = first;
        first = null;
        return waiting == null ? read() : waiting;
    }

    private @Nullable RawRow read() throws IOException, UnreadableFile {
        if (ended) {
            return null;
        }
        try {
            JsonToken token = token();
            if (token == JsonToken.END_ARRAY) {
                ended = true;
                if (token() != null) {
                    throw new UnreadableFile("file.not-json", number + 1, "]");
                }
                return null;
            }
            long from = parser.currentTokenLocation().getCharOffset();
            rows.rowAt(from);
            RawRow row = objects.row(parser, number + 1);
            long to = parser.currentLocation().getCharOffset();
            rows.requireRoom(from, to, number + 1);
            number++;
            return row.fault() == null ? row : objects.delivered(row, rows.between(from, to, number));
        } catch (JacksonException e) {
            throw broken(e);
        }
    }

    private @Nullable JsonToken token() throws IOException, UnreadableFile {
        try {
            return parser.nextToken();
        } catch (JacksonException e) {
            throw broken(e);
        }
    }

    private UnreadableFile broken(JacksonException e) throws IOException {
        if (e instanceof JacksonIOException io && io.getCause() != null) {
            throw io.getCause();
        }
        ended = true;
        if (e instanceof StreamConstraintsException) {
            return new UnreadableFile("file.json.limit", number + 1, "");
        }
        boolean cut = e instanceof UnexpectedEndOfInputException;
        return new UnreadableFile(cut ? "file.truncated" : "file.not-json", number + 1, "");
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

package org.zhengyuan.exchange.intake.format;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** Refusals as JSON objects, one on each line or together in one array. */
final class JsonRefusalWriter implements RefusalWriter {
    private final Writer out;
    private final JsonFactory factory = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .build();
    private final List<String> header;
    private final boolean array;
    private boolean first = true;

    JsonRefusalWriter(OutputStream out, Dialect dialect, List<String> header, boolean array) throws IOException {
        this.out = RefusalText.open(out, dialect);
        this.header = header;
        this.array = array;
    }

    @Override
    public void write(long row, @Nullable String[] original, String code, String text) throws IOException {
        if (array) {
            out.write(first ? "[\n" : ",\n");
        }
        first = false;
        try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeNumberProperty(RefusalColumns.ROW, row);
            json.writeStringProperty(RefusalColumns.CODE, code);
            json.writeStringProperty(RefusalColumns.TEXT, text);
            for (int at = 0; at < original.length; at++) {
                String cell = original[at];
                if (cell != null) {
                    json.writeStringProperty(at < header.size() ? header.get(at) : RefusalColumns.LINE, cell);
                }
            }
            json.writeEndObject();
        }
        if (!array) {
            out.write('\n');
        }
    }

    @Override
    public void close() throws IOException {
        if (array) {
            out.write(first ? "[]" : "\n]");
        }
        out.close();
    }
}

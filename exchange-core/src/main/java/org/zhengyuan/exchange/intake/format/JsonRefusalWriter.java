package org.zhengyuan.exchange.intake.format;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
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
        boolean whole = original.length > header.size();
        String delivered = whole ? original[header.size()] : null;
        if (delivered != null && isObject(delivered)) {
            behindReason(reason(row, code, text), delivered);
        } else {
            columns(row, original, code, text);
        }
        if (!array) {
            out.write('\n');
        }
    }

    private void columns(long row, @Nullable String[] original, String code, String text) {
        try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            reason(json, row, code, text);
            for (int at = 0; at < original.length; at++) {
                String cell = original[at];
                if (cell != null) {
                    json.writeStringProperty(at < header.size() ? header.get(at) : RefusalColumns.LINE, cell);
                }
            }
            json.writeEndObject();
        }
    }

    /** The object as it was delivered, character by character, with the reason before its own members. */
    private void behindReason(String reason, String delivered) throws IOException {
        String members = delivered.strip().substring(1);
        out.write(reason.substring(0, reason.length() - 1));
        out.write(members.stripLeading().startsWith("}") ? "" : ",");
        out.write(members);
    }

    /** Not so for a line that is no JSON at all, or another value: it has no members to stand beside. */
    private boolean isObject(String text) {
        try (JsonParser json = factory.createParser(ObjectReadContext.empty(), text)) {
            boolean object = json.nextToken() == JsonToken.START_OBJECT;
            json.skipChildren();
            return object && json.nextToken() == null;
        } catch (JacksonException e) {
            return false;
        }
    }

    private String reason(long row, String code, String text) {
        StringWriter reason = new StringWriter();
        try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), reason)) {
            json.writeStartObject();
            reason(json, row, code, text);
            json.writeEndObject();
        }
        return reason.toString();
    }

    private static void reason(JsonGenerator json, long row, String code, String text) {
        json.writeNumberProperty(RefusalColumns.ROW, row);
        json.writeStringProperty(RefusalColumns.CODE, code);
        json.writeStringProperty(RefusalColumns.TEXT, text);
    }

    @Override
    public void close() throws IOException {
        if (array) {
            out.write(first ? "[]" : "\n]");
        }
        out.close();
    }
}

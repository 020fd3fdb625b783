package org.zhengyuan.exchange.intake.format;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.problem.Expected;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Rows of an Avro container: the fields of its records, mapped by the writer schema's names. */
final class AvroRowReader implements RowReader {
    private static final JsonFactory JSON = new JsonFactory();

    private final AvroContainer container;
    private final HeaderMap header;
    private final List<AvroFields.Reader> fields;
    private final boolean[] identifier;
    private AvroContainer.@Nullable Block block;
    private long left;
    private long number;

    private AvroRowReader(
            AvroContainer container, HeaderMap header, List<AvroFields.Reader> fields, List<Column> expected) {
        this.container = container;
        this.header = header;
        this.fields = fields;
        this.identifier = new boolean[fields.size()];
        for (int column = 0; column < expected.size(); column++) {
            if (header.at(column) >= 0) {
                identifier[header.at(column)] = expected.get(column).identifier();
            }
        }
    }

    static RowReader open(Path file, List<Column> expected, Set<String> ignored, ReadLimits limits)
            throws IOException, UnreadableFile {
        AvroContainer container = AvroContainer.open(file, limits);
        try {
            Schema schema = container.schema();
            if (schema.getType() != Schema.Type.RECORD || schema.getFields().isEmpty()) {
                throw new UnreadableFile("file.not-avro", 0, "record");
            }
            List<String> names =
                    schema.getFields().stream().map(Schema.Field::name).toList();
            HeaderMap header = HeaderMap.of(names, expected, ignored);
            List<AvroFields.Reader> fields = new ArrayList<>();
            for (Schema.Field field : schema.getFields()) {
                AvroFields.Reader reader = AvroFields.of(field.schema());
                if (reader == null) {
                    throw new UnreadableFile("file.header.column-type", 0, field.name());
                }
                fields.add(reader);
            }
            return new AvroRowReader(container, header, fields, expected);
        } catch (UnreadableFile | RuntimeException e) {
            container.close();
            throw e;
        }
    }

    @Override
    public List<String> header() {
        return header.own();
    }

    @Override
    public Dialect dialect() {
        return new Dialect(Format.AVRO, "UTF-8", false, ' ', "");
    }

    @Override
    public @Nullable RawRow next() throws IOException, UnreadableFile {
        AvroContainer.Block current = block;
        while (current == null || left == 0) {
            if (current != null && current.bytes().hasMore()) {
                throw new UnreadableFile("file.damaged", number + 1, "");
            }
            current = container.next(number + 1);
            if (current == null) {
                block = null;
                return null;
            }
            left = current.count();
            block = current;
        }
        if (!current.bytes().hasMore()) {
            // Every record of a dataset takes bytes; a block that promises records and has none would go on for ever.
            throw new UnreadableFile("file.damaged", number + 1, "");
        }
        left--;
        return read(current.bytes());
    }

    private RawRow read(AvroBytes in) throws UnreadableFile {
        @Nullable String[] file = new String[fields.size()];
        boolean[] numbers = new boolean[file.length];
        RowFault fault = null;
        try {
            for (int at = 0; at < file.length; at++) {
                AvroFields.Reader field = fields.get(at);
                String text = field.read(in);
                file[at] = text;
                numbers[at] = field.isNumber();
                if (text == null || fault != null) {
                    continue;
                }
                fault = numbers[at] && identifier[at]
                        ? new RowFault(
                                "cell.number-in-identifier", header.nameAt(at), Expected.of("identifier-as-text"))
                        : textFault(text, at);
            }
        } catch (AvroBytes.Damaged e) {
            throw new UnreadableFile("file.damaged", number + 1, "");
        }
        number++;
        @Nullable String[] original = header.original(file);
        if (fault != null) {
            original = Arrays.copyOf(original, original.length + 1);
            original[original.length - 1] = object(file, numbers);
        }
        return new RawRow(number, header.cells(file), original, fault);
    }

    private @Nullable RowFault textFault(String text, int at) {
        String code = CellText.faultIn(text);
        return code == null ? null : new RowFault(code, header.nameAt(at), CellText.expected(code));
    }

    /** The record as a JSON object, its numbers as numbers: what it is given back as says what was wrong with it. */
    private String object(@Nullable String[] file, boolean[] numbers) {
        StringWriter object = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), object)) {
            json.writeStartObject();
            for (int at = 0; at < file.length; at++) {
                String text = file[at];
                if (text == null || header.nameAt(at).isEmpty()) {
                    continue;
                }
                json.writeName(header.nameAt(at));
                if (numbers[at] && text.matches("-?[0-9]+([.][0-9]+)?")) {
                    json.writeNumber(text);
                } else {
                    json.writeString(text);
                }
            }
            json.writeEndObject();
        }
        return object.toString();
    }

    @Override
    public long bytesRead() {
        return container.bytesRead();
    }

    @Override
    public void close() throws IOException {
        container.close();
    }
}

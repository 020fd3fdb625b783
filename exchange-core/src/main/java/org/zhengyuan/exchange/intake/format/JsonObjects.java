package org.zhengyuan.exchange.intake.format;

import java.io.Reader;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.problem.Expected;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/** Turns JSON objects into rows: one level of named values, nothing else. */
final class JsonObjects {
    private static final int LARGEST_EXPONENT = 100;

    private final FieldNames names;
    private final JsonFactory factory;
    private boolean matched;

    JsonObjects(FieldNames names, ReadLimits limits) {
        this.names = names;
        this.factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.maxDepth())
                        .maxStringLength(limits.maxLineChars())
                        .maxNumberLength(200)
                        .maxNameLength(1_000)
                        .build())
                .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
                .build();
    }

    JsonParser parser(Reader in) {
        return factory.createParser(ObjectReadContext.empty(), in);
    }

    JsonParser parser(String line) {
        return factory.createParser(ObjectReadContext.empty(), line);
    }

    /** Where the first row has fields and none of them is the dataset's, the file is another's. */
    void refuseForeign(@Nullable RawRow first) throws UnreadableFile {
        if (first != null
                && !matched
                && first.fault() != null
                && first.fault().code().equals("row.unknown-field")) {
            throw new UnreadableFile("file.header.wrong", 0, String.join(", ", names.header()));
        }
    }

    /** Reads the value the parser stands at as a row. */
    RawRow row(JsonParser parser, long number) {
        @Nullable String[] cells = new String[names.size()];
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return new RawRow(number, cells, cells, new RowFault("row.not-an-object", "", Expected.NOTHING));
        }
        boolean[] taken = new boolean[cells.length];
        RowFault fault = null;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String field = parser.currentName();
            int column = names.column(field);
            JsonToken value = parser.nextToken();
            RowFault found = null;
            if (column == FieldNames.UNKNOWN) {
                found = new RowFault("row.unknown-field", shortened(field), Expected.NOTHING);
            } else if (column >= 0 && taken[column]) {
                found = new RowFault("row.duplicate-field", shortened(field), Expected.NOTHING);
            } else if (column >= 0) {
                matched = true;
                taken[column] = true;
                found = take(parser, value, column, cells);
            }
            parser.skipChildren();
            fault = fault == null ? found : fault;
        }
        return new RawRow(number, cells, cells, fault);
    }

    private @Nullable RowFault take(JsonParser parser, JsonToken value, int column, @Nullable String[] cells) {
        if (value == JsonToken.VALUE_NULL) {
            return null;
        }
        if (!value.isScalarValue()) {
            return new RowFault("cell.not-a-value", names.name(column), Expected.NOTHING);
        }
        String text = parser.getString();
        if (value.isNumeric()) {
            String plain = plain(text);
            cells[column] = plain == null ? text : plain;
            if (names.isIdentifier(column)) {
                return new RowFault("cell.number-in-identifier", names.name(column), Expected.NOTHING);
            }
            return plain == null ? new RowFault("cell.not-a-value", names.name(column), Expected.NOTHING) : null;
        }
        cells[column] = text;
        String code = value == JsonToken.VALUE_STRING ? CellText.faultIn(text) : null;
        return code == null ? null : new RowFault(code, names.name(column), Expected.NOTHING);
    }

    /** The number without an exponent; null where that would be an absurdly long text. */
    private static @Nullable String plain(String number) {
        if (number.indexOf('e') < 0 && number.indexOf('E') < 0) {
            return number;
        }
        BigDecimal value = new BigDecimal(number);
        return Math.abs((long) value.scale()) > LARGEST_EXPONENT ? null : value.toPlainString();
    }

    private static String shortened(String name) {
        return name.length() > 40 ? name.substring(0, 40) + "…" : name;
    }
}

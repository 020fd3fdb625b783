package org.zhengyuan.exchange.intake.format;

import java.io.Reader;
import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.problem.Expected;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/** Turns JSON objects into rows: one level of named values, nothing else. */
final class JsonObjects {
    static final String NO_JSON = "row.not-json";

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

    /** Where the first row has fields and none of them is the dataset's, the file is another's. */
    void refuseForeign(@Nullable RawRow first) throws UnreadableFile {
        if (first != null
                && !matched
                && first.fault() != null
                && first.fault().code().equals("row.unknown-field")) {
            throw new UnreadableFile("file.header.wrong", 0, names.shown());
        }
    }

    /** Reads one line as a row. What is no JSON is the row's fault. */
    RawRow row(String line, long number) {
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), line)) {
            parser.nextToken();
            RawRow row = row(parser, number);
            return parser.nextToken() == null ? delivered(row, line) : noJson(line, number);
        } catch (JacksonException e) {
            return noJson(line, number);
        }
    }

    /** A line ends where its JSON wants to go on. */
    boolean breaksOff(String line) {
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), line)) {
            while (parser.nextToken() != null) {
                // only the end is of interest
            }
            return false;
        } catch (UnexpectedEndOfInputException e) {
            return true;
        } catch (JacksonException e) {
            return false;
        }
    }

    /** A row that cannot be taken keeps its text, so that it can be given back with everything it holds. */
    RawRow delivered(RawRow row, String text) {
        if (row.fault() == null || row.original().length > row.cells().length) {
            return row;
        }
        @Nullable String[] original = Arrays.copyOf(row.cells(), row.cells().length + 1);
        original[row.cells().length] = text;
        return new RawRow(row.number(), row.cells(), original, row.fault());
    }

    private RawRow noJson(String line, long number) {
        @Nullable String[] cells = new String[names.size()];
        RowFault fault = new RowFault(NO_JSON, "", Expected.of("json-object"));
        return delivered(new RawRow(number, cells, cells, fault), line);
    }

    /** Reads the value the parser stands at as a row. */
    RawRow row(JsonParser parser, long number) {
        @Nullable String[] cells = new String[names.size()];
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            parser.finishToken();
            return new RawRow(number, cells, cells, new RowFault("row.not-an-object", "", Expected.of("json-object")));
        }
        boolean[] taken = new boolean[cells.length];
        RowFault fault = null;
        boolean own = false;
        String line = null;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String field = parser.currentName();
            int column = names.column(field);
            JsonToken value = parser.nextToken();
            own |= column != FieldNames.IGNORED;
            RowFault found = null;
            if (column == FieldNames.UNKNOWN) {
                found = new RowFault("row.unknown-field", shortened(field), Expected.of("fields", names.shown()));
            } else if (column >= 0 && taken[column]) {
                found = new RowFault("row.duplicate-field", shortened(field), Expected.of("once"));
            } else if (column >= 0) {
                matched = true;
                taken[column] = true;
                found = take(parser, value, column, cells);
            } else if (value == JsonToken.VALUE_STRING && field.equals(RefusalColumns.LINE)) {
                line = parser.getString();
            }
            parser.skipChildren();
            fault = fault == null ? found : fault;
        }
        // a line that was given back whole, corrected in its place or not
        return line != null && !own ? row(line, number) : new RawRow(number, cells, cells, fault);
    }

    private @Nullable RowFault take(JsonParser parser, JsonToken value, int column, @Nullable String[] cells) {
        if (value == JsonToken.VALUE_NULL) {
            return null;
        }
        if (!value.isScalarValue()) {
            return notAValue(column);
        }
        String text = parser.getString();
        if (value.isNumeric()) {
            String plain = plain(text);
            cells[column] = plain == null ? text : plain;
            if (names.isIdentifier(column)) {
                return new RowFault("cell.number-in-identifier", names.name(column), Expected.of("identifier-as-text"));
            }
            return plain == null ? notAValue(column) : null;
        }
        cells[column] = text;
        String code = value == JsonToken.VALUE_STRING ? CellText.faultIn(text) : null;
        return code == null ? null : new RowFault(code, names.name(column), CellText.expected(code));
    }

    private RowFault notAValue(int column) {
        return new RowFault("cell.not-a-value", names.name(column), Expected.of("single-value"));
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

package org.zhengyuan.seal.json;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The one spelling of a JSON value that digests and signatures are made over (RFC 8785). */
public final class CanonicalJson {
    private static final JsonMapper READER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private CanonicalJson() {}

    /** Reads one JSON value; two members of the same name, broken UTF-8 and anything behind the value are refused (RFC 7493, 2). */
    public static JsonNode parse(byte[] utf8) throws InvalidJsonException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
            JsonNode value = READER.readTree(text);
            if (value.isMissingNode()) {
                throw new InvalidJsonException("nothing there");
            }
            return value;
        } catch (CharacterCodingException e) {
            throw new InvalidJsonException("not UTF-8", e);
        } catch (JacksonException e) {
            TokenStreamLocation place = e.getLocation();
            String where = place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
            throw new InvalidJsonException("not well-formed JSON, or two members of one name" + where, e);
        }
    }

    /** The canonical form as RFC 8785 has it: numbers become what a double keeps of them. */
    public static byte[] of(JsonNode value) throws InvalidJsonException {
        return write(value, false);
    }

    /**
     * The canonical form of a value whose numbers lose nothing in it. A number that has more digits than a double keeps is refused: two
     * different numbers would have one canonical form, and one could be put for the other under the same signature.
     */
    public static byte[] exactly(JsonNode value) throws InvalidJsonException {
        return write(value, true);
    }

    /** The canonical form of a value made of maps, lists, texts, booleans, whole numbers and doubles. */
    public static byte[] of(Map<String, ?> value) {
        return new CanonicalWriter().value(value).toBytes();
    }

    private static byte[] write(JsonNode value, boolean exact) throws InvalidJsonException {
        CanonicalWriter writer = new CanonicalWriter();
        try {
            write(value, exact, writer);
        } catch (IllegalArgumentException e) {
            throw new InvalidJsonException(String.valueOf(e.getMessage()), e);
        }
        return writer.toBytes();
    }

    private static void write(JsonNode value, boolean exact, CanonicalWriter writer) {
        switch (value.getNodeType()) {
            case OBJECT -> {
                writer.startObject();
                TreeMap<String, JsonNode> members = new TreeMap<>();
                value.forEachEntry(members::put);
                members.forEach((name, member) -> write(member, exact, writer.name(name)));
                writer.endObject();
            }
            case ARRAY -> {
                writer.startArray();
                value.forEach(element -> write(element, exact, writer));
                writer.endArray();
            }
            case STRING -> writer.string(value.stringValue());
            case BOOLEAN -> writer.bool(value.booleanValue());
            case NULL -> writer.nothing();
            case NUMBER -> number(value.decimalValue(), exact, writer);
            case BINARY, MISSING, POJO -> throw new IllegalArgumentException("no JSON for a " + value.getNodeType());
        }
    }

    private static void number(BigDecimal value, boolean exact, CanonicalWriter writer) {
        double nearest = value.doubleValue();
        if (exact && Double.isFinite(nearest) && !keeps(nearest, value)) {
            throw new IllegalArgumentException("a number with more digits than every reader keeps");
        }
        writer.number(nearest);
    }

    /** Whether the shortest text of the double is the number. */
    private static boolean keeps(double nearest, BigDecimal value) {
        return new BigDecimal(EcmaNumber.write(nearest)).compareTo(value) == 0;
    }
}

package org.zhengyuan.seal.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes canonical JSON (RFC 8785) directly, for who knows the members of his objects: names must come in the order of their UTF-16 code
 * units, which is checked. May be used again after {@link #reset}; belongs to one thread.
 */
public final class CanonicalWriter {
    /** The largest whole number that every reader of JSON keeps (RFC 7493, 2.2). */
    public static final long MOST = (1L << 53) - 1;

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[512];
    private int length;
    // of the objects and arrays that are open: the last name, or null in an array
    private @Nullable String[] names = new @Nullable String[8];
    private boolean[] inObject = new boolean[8];
    private int depth;
    private boolean comma;

    /** Forgets what was written. */
    public CanonicalWriter reset() {
        length = 0;
        depth = 0;
        comma = false;
        return this;
    }

    public byte[] toBytes() {
        if (depth != 0) {
            throw new IllegalStateException("an object or array is still open");
        }
        return Arrays.copyOf(bytes, length);
    }

    public CanonicalWriter startObject() {
        return open('{', true);
    }

    public CanonicalWriter startArray() {
        return open('[', false);
    }

    public CanonicalWriter endObject() {
        return close('}', true);
    }

    public CanonicalWriter endArray() {
        return close(']', false);
    }

    /** The name of the next member; its value must follow. */
    public CanonicalWriter name(String name) {
        String last = depth == 0 ? null : names[depth - 1];
        if (depth == 0 || !inObject[depth - 1] || (last != null && last.compareTo(name) >= 0)) {
            throw new IllegalStateException("the member " + name + " is not in order");
        }
        separate();
        quote(name);
        put((byte) ':');
        names[depth - 1] = name;
        comma = false;
        return this;
    }

    public CanonicalWriter string(String value) {
        separate();
        quote(value);
        return written();
    }

    /**
     * A whole number.
     *
     * @throws IllegalArgumentException beyond ±{@link #MOST}
     */
    public CanonicalWriter number(long value) {
        if (value > MOST || value < -MOST) {
            throw new IllegalArgumentException("a whole number beyond 2^53 - 1; write it as a string");
        }
        separate();
        ascii(Long.toString(value));
        return written();
    }

    public CanonicalWriter number(double value) {
        separate();
        ascii(EcmaNumber.write(value));
        return written();
    }

    public CanonicalWriter bool(boolean value) {
        separate();
        ascii(value ? "true" : "false");
        return written();
    }

    public CanonicalWriter nothing() {
        separate();
        ascii("null");
        return written();
    }

    /**
     * Any value made of maps, iterables, texts, booleans, whole numbers and doubles; maps may have any order.
     *
     * @throws IllegalArgumentException for a value of another kind
     */
    public CanonicalWriter value(@Nullable Object value) {
        return switch (value) {
            case null -> nothing();
            case CharSequence text -> string(text.toString());
            case Boolean bool -> bool(bool);
            case Integer number -> number(number.longValue());
            case Long number -> number(number.longValue());
            case Double number -> number(number.doubleValue());
            case Map<?, ?> map -> members(map);
            case Iterable<?> elements -> elements(elements);
            default ->
                throw new IllegalArgumentException(
                        "no JSON for a " + value.getClass().getSimpleName());
        };
    }

    private CanonicalWriter members(Map<?, ?> map) {
        TreeMap<String, @Nullable Object> sorted = new TreeMap<>();
        map.forEach((name, value) -> sorted.put(String.valueOf(name), value));
        startObject();
        sorted.forEach((name, value) -> name(name).value(value));
        return endObject();
    }

    private CanonicalWriter elements(Iterable<?> elements) {
        startArray();
        elements.forEach(this::value);
        return endArray();
    }

    private CanonicalWriter open(char bracket, boolean object) {
        separate();
        put((byte) bracket);
        if (depth == names.length) {
            names = Arrays.copyOf(names, 2 * depth);
            inObject = Arrays.copyOf(inObject, 2 * depth);
        }
        names[depth] = null;
        inObject[depth++] = object;
        comma = false;
        return this;
    }

    private CanonicalWriter close(char bracket, boolean object) {
        if (depth == 0 || inObject[depth - 1] != object) {
            throw new IllegalStateException("nothing to close with " + bracket);
        }
        depth--;
        put((byte) bracket);
        return written();
    }

    private void separate() {
        if (comma) {
            put((byte) ',');
        }
    }

    private CanonicalWriter written() {
        comma = true;
        return this;
    }

    private void ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            put((byte) text.charAt(i));
        }
    }

    /** RFC 8785, 3.2.2.2. */
    private void quote(String text) {
        ensure(6 * text.length() + 2);
        bytes[length++] = '"';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x80 && c != '"' && c != '\\') {
                bytes[length++] = (byte) c;
            } else if (c < 0x80) {
                escape(c);
            } else if (c < 0x800) {
                bytes[length++] = (byte) (0xc0 | (c >> 6));
                bytes[length++] = (byte) (0x80 | (c & 0x3f));
            } else if (!Character.isSurrogate(c)) {
                bytes[length++] = (byte) (0xe0 | (c >> 12));
                bytes[length++] = (byte) (0x80 | ((c >> 6) & 0x3f));
                bytes[length++] = (byte) (0x80 | (c & 0x3f));
            } else {
                supplementary(text, i++);
            }
        }
        bytes[length++] = '"';
    }

    private void supplementary(String text, int at) {
        int point = text.codePointAt(at);
        if (!Character.isSupplementaryCodePoint(point)) {
            throw new IllegalArgumentException("a text with half a character");
        }
        bytes[length++] = (byte) (0xf0 | (point >> 18));
        bytes[length++] = (byte) (0x80 | ((point >> 12) & 0x3f));
        bytes[length++] = (byte) (0x80 | ((point >> 6) & 0x3f));
        bytes[length++] = (byte) (0x80 | (point & 0x3f));
    }

    private void escape(char c) {
        int letter = "\"\\\b\t\n\f\r".indexOf(c);
        bytes[length++] = '\\';
        if (letter >= 0) {
            bytes[length++] = (byte) "\"\\btnfr".charAt(letter);
            return;
        }
        bytes[length++] = 'u';
        bytes[length++] = '0';
        bytes[length++] = '0';
        bytes[length++] = HEX[c >> 4];
        bytes[length++] = HEX[c & 0xf];
    }

    private void put(byte b) {
        ensure(1);
        bytes[length++] = b;
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }
}

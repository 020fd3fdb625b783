package org.zhengyuan.seal.receipt;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.seal.json.CanonicalJson;
import org.zhengyuan.seal.json.InvalidJsonException;
import org.zhengyuan.seal.proof.Base64Text;
import org.zhengyuan.seal.proof.Hash;
import org.zhengyuan.seal.proof.MalformedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The members of an object from outside, each of which may be missing or of another kind than it should be. */
final class JsonFields {
    static final int MOST_BYTES = 16 << 20;
    /** A path in a tree of 2^63 leaves has no more. */
    private static final int LONGEST_PATH = 63;

    private final JsonNode object;
    private final String place;

    private JsonFields(JsonNode object, String place) {
        this.object = object;
        this.place = place;
    }

    static JsonFields parse(byte[] utf8) throws MalformedException {
        if (utf8.length > MOST_BYTES) {
            throw new MalformedException("larger than " + (MOST_BYTES >> 20) + " MiB");
        }
        try {
            return of(CanonicalJson.parse(utf8), "");
        } catch (InvalidJsonException e) {
            throw new MalformedException(e.reason(), e);
        }
    }

    static JsonFields of(JsonNode object, String place) throws MalformedException {
        if (!object.isObject()) {
            throw new MalformedException((place.isEmpty() ? "it" : place) + " is not a JSON object");
        }
        return new JsonFields(object, place);
    }

    JsonNode json() {
        return object;
    }

    JsonFields object(String name) throws MalformedException {
        return of(required(name), place(name));
    }

    @Nullable
    JsonFields objectIfAny(String name) throws MalformedException {
        return object.has(name) ? object(name) : null;
    }

    String text(String name) throws MalformedException {
        JsonNode value = required(name);
        if (!value.isString()) {
            throw new MalformedException(place(name) + " is not a text");
        }
        return value.stringValue();
    }

    long count(String name) throws MalformedException {
        JsonNode value = required(name);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw new MalformedException(place(name) + " is not a whole number from 0");
        }
        return value.longValue();
    }

    byte[] bytes(String name) throws MalformedException {
        return named(name, Base64Text::decode, text(name));
    }

    Hash hash(String name) throws MalformedException {
        return named(name, Hash::ofBase64, text(name));
    }

    List<Hash> hashes(String name) throws MalformedException {
        List<Hash> hashes = new ArrayList<>();
        for (String element : texts(name)) {
            hashes.add(named(name, Hash::ofBase64, element));
        }
        return hashes;
    }

    List<String> texts(String name) throws MalformedException {
        JsonNode array = required(name);
        if (!array.isArray() || array.size() > LONGEST_PATH) {
            throw new MalformedException(place(name) + " is not a list of at most " + LONGEST_PATH + " texts");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode element : array) {
            if (!element.isString()) {
                throw new MalformedException(place(name) + " holds something else than texts");
            }
            texts.add(element.stringValue());
        }
        return texts;
    }

    static ArrayNode base64(List<Hash> hashes) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        hashes.forEach(hash -> array.add(hash.base64()));
        return array;
    }

    private interface Reading<T> {
        T read(String text) throws MalformedException;
    }

    private <T> T named(String name, Reading<T> reading, String text) throws MalformedException {
        try {
            return reading.read(text);
        } catch (MalformedException e) {
            throw new MalformedException(place(name) + ": " + e.reason(), e);
        }
    }

    private JsonNode required(String name) throws MalformedException {
        JsonNode value = object.get(name);
        if (value == null) {
            throw new MalformedException(place(name) + " is missing");
        }
        return value;
    }

    private String place(String name) {
        return place.isEmpty() ? name : place + "." + name;
    }
}

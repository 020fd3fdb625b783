package org.zhengyuan.seal.casefile;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhengyuan.seal.json.CanonicalJson;
import org.zhengyuan.seal.json.InvalidJsonException;
import org.zhengyuan.seal.proof.Hash;
import org.zhengyuan.seal.proof.MalformedException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code case.json}: what a case file holds. Digests are SHA-256 of the files' bytes.
 *
 * @param id of the case file
 * @param title what its maker called it
 * @param madeAt RFC 3339
 * @param files every other file by its name, in the order they lie in
 * @param erased ids of receipts that were asked for and whose facts are erased
 */
public record CaseManifest(String id, String title, String madeAt, Map<String, Hash> files, List<String> erased) {
    public static final String FORMAT = "zhengyuan-case-file/1";
    public static final String NAME = "case.json";
    public static final String CHECKPOINT = "checkpoint";
    public static final String REPORT = "report.html";
    /** Receipts a case file has at most. */
    public static final int MOST_RECEIPTS = 1_000;

    public CaseManifest {
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
        erased = List.copyOf(erased);
    }

    /** The name of the receipt with this number, from 1. */
    public static String receipt(int number) {
        return "receipts/%04d.json".formatted(number);
    }

    /** What the manifest says of a file: SHA-256 of its bytes. */
    public static Hash digest(byte[] file) {
        try {
            return Hash.of(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }

    /** Names of the receipts. */
    public List<String> receipts() {
        return files.keySet().stream().filter(CaseManifest::isReceipt).toList();
    }

    private static boolean isReceipt(String name) {
        return name.matches("receipts/[0-9]{4}\\.json");
    }

    public byte[] toBytes() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode gone = json.putArray("erased");
        erased.forEach(gone::add);
        ArrayNode list = json.putArray("files");
        files.forEach((name, digest) -> list.addObject().put("name", name).put("sha256", digest.base64()));
        json.put("format", FORMAT).put("id", id).put("madeAt", madeAt).put("title", title);
        try {
            return CanonicalJson.exactly(json);
        } catch (InvalidJsonException e) {
            throw new IllegalStateException(e);
        }
    }

    static CaseManifest parse(byte[] utf8) throws MalformedException {
        JsonNode json;
        try {
            json = CanonicalJson.parse(utf8);
        } catch (InvalidJsonException e) {
            throw new MalformedException(NAME + ": " + e.reason(), e);
        }
        if (!text(json, "format").equals(FORMAT)) {
            throw new MalformedException("the format is not " + FORMAT);
        }
        Map<String, Hash> files = new LinkedHashMap<>();
        for (JsonNode file : list(json, "files")) {
            String name = text(file, "name");
            if (!name.equals(CHECKPOINT) && !name.equals(REPORT) && !isReceipt(name)) {
                throw new MalformedException(NAME + " names a file that has no place in a case file");
            }
            if (files.put(name, Hash.ofBase64(text(file, "sha256"))) != null) {
                throw new MalformedException(NAME + " names " + name + " twice");
            }
        }
        List<String> erased = new ArrayList<>();
        for (JsonNode one : list(json, "erased")) {
            erased.add(one.asString(""));
        }
        return new CaseManifest(text(json, "id"), text(json, "title"), text(json, "madeAt"), files, erased);
    }

    private static String text(JsonNode json, String name) throws MalformedException {
        JsonNode value = json.get(name);
        if (value == null || !value.isString()) {
            throw new MalformedException(NAME + ": " + name + " is missing or no text");
        }
        return value.stringValue();
    }

    private static Iterable<JsonNode> list(JsonNode json, String name) throws MalformedException {
        JsonNode value = json.get(name);
        if (value == null || !value.isArray() || value.size() > MOST_RECEIPTS + 2) {
            throw new MalformedException(NAME + ": " + name + " is missing, no list or too long");
        }
        return value;
    }
}

package org.zhengyuan.exchange.books.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.books.CheckState;
import org.zhengyuan.seal.proof.Hash;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The state of a check as a JSON file; replaced as a whole, so that a kill leaves the old one or the new one. Nothing is kept without one. */
public final class StateFile {
    private static final String FORMAT = "zhengyuan-registry-check/1";

    private final @Nullable Path file;

    public StateFile(@Nullable Path file) {
        this.file = file;
    }

    /**
     * The state of an earlier check of the same log.
     *
     * @throws IOException if the file is there and is no such state
     */
    public Optional<CheckState> read(String origin) throws IOException {
        if (file == null || !Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode json = JsonMapper.shared().readTree(Files.readAllBytes(file));
            if (!json.path("format").asString("").equals(FORMAT)
                    || !json.path("origin").asString("").equals(origin)) {
                throw new IOException(file + " is no state of a check of " + origin);
            }
            List<Hash> edge = new ArrayList<>();
            json.path("edge")
                    .forEach(hash -> edge.add(Hash.of(Base64.getDecoder().decode(hash.asString()))));
            Set<String> done = new TreeSet<>();
            json.path("done").forEach(step -> done.add(step.asString()));
            return Optional.of(new CheckState(origin, json.path("leaves").asLong(), edge, done));
        } catch (JacksonException | IllegalArgumentException e) {
            throw new IOException(file + " is no state of a check", e);
        }
    }

    public void write(CheckState state) throws IOException {
        if (file == null) {
            return;
        }
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("format", FORMAT).put("origin", state.origin()).put("leaves", state.leaves());
        ArrayNode edge = json.putArray("edge");
        state.edge().forEach(hash -> edge.add(hash.base64()));
        ArrayNode done = json.putArray("done");
        state.done().stream().sorted().forEach(done::add);
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        Files.writeString(draft, json.toString());
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Of a check that came to its end nothing is left. */
    public void remove() throws IOException {
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }
}

package org.zhengyuan.server.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An enterprise of the demo city and the agreement under which the tax office may ask about it. */
record Sample(String agreement, String identifier) {
    static Sample of(Path data) {
        try {
            JsonNode pull = JsonMapper.shared()
                    .readTree(Files.readString(data.resolve("demo").resolve("pull.json")));
            return new Sample(
                    pull.get("agreement").asString(), pull.at("/subject/id").asString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

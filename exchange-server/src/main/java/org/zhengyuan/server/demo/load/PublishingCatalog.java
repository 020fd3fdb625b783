package org.zhengyuan.server.demo.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Publishes the demo's catalogue: one steward of the exchange proposes each file, another publishes it. */
final class PublishingCatalog {
    private static final String FILES = "classpath:demo/catalog/*.yaml";

    private final Caller proposer;
    private final Caller approver;
    private final Progress progress;

    PublishingCatalog(List<SignedInPerson> stewards, Progress progress) {
        this.proposer = stewards.get(0);
        this.approver = stewards.get(1);
        this.progress = progress;
    }

    /** The number of datasets that are published afterwards. What was published before an interruption is left as it is. */
    int publish() {
        for (Resource file : files()) {
            String step = "published-" + file.getFilename();
            if (progress.of(step) == null) {
                publish(step, text(file));
                progress.done(step, "");
            }
        }
        return proposer.get("/api/v1/datasets").path("items").size();
    }

    private void publish(String step, String text) {
        JsonNode responsibilities = new YAMLMapper().readTree(text).path("responsibilities");
        if (responsibilities.isMissingNode()) {
            JsonNode change = proposer.postOnce(step, "/api/v1/catalog-changes", "application/yaml", text);
            approver.postOnce(
                    step, "/api/v1/catalog-changes/" + change.get("id").asString() + "/publication", Map.of());
        } else {
            for (int i = 0; i < responsibilities.size(); i++) {
                proposer.postOnce(step + "-" + i, "/api/v1/responsibilities", responsibilities.get(i));
            }
        }
    }

    private static List<Resource> files() {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(FILES))
                    .sorted(Comparator.comparing(file -> Objects.requireNonNull(file.getFilename())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Resource file) {
        try (InputStream stream = file.getInputStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

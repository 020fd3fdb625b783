package org.zhengyuan.exchange.watch.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.zhengyuan.exchange.watch.RuleParameters;
import org.zhengyuan.exchange.watch.Severity;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The rules as they come with the exchange. */
final class DefaultRules {
    private static final String FILE = "/watch/rules.yaml";

    /** A rule of the file. */
    record Default(String code, String zh, String en, Severity severity, RuleParameters parameters) {}

    private record Written(String code, String zh, String en, String severity, Map<String, Object> parameters) {}

    private DefaultRules() {}

    static List<Default> read() {
        try (InputStream file = Objects.requireNonNull(DefaultRules.class.getResourceAsStream(FILE), FILE)) {
            Written[] written = YAMLMapper.builder().build().readValue(file, Written[].class);
            return List.of(written).stream()
                    .map(one -> new Default(
                            one.code(),
                            one.zh(),
                            one.en(),
                            Severity.of(one.severity()),
                            new RuleParameters(one.parameters())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(FILE, e);
        }
    }
}

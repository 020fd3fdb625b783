package org.zhengyuan.exchange.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.zhengyuan.exchange.catalog.rule.Standardized;

class ReasonTextsTest {
    private static final Pattern CODE = Pattern.compile("\"((?:file|row|cell|full)\\.[a-z.-]+|dataset\\.withdrawn)\"");
    private static final List<String> LANGUAGES = List.of("zh", "en");

    @Test
    void everyCodeTheIntakeGivesHasATextInBothLanguages() throws IOException {
        Set<String> codes = codesInSources();
        assertThat(codes).contains("file.truncated", "row.repeated-key", "cell.formula", "full.no-manifest");
        for (String language : LANGUAGES) {
            assertThat(texts(language)).containsAll(codes);
        }
    }

    @Test
    void everyReasonOfARuleAndEveryRefusalHasATextInBothLanguages() throws IOException {
        for (String language : LANGUAGES) {
            assertThat(texts(language))
                    .containsAll(Arrays.stream(Standardized.Reason.values())
                            .map(Standardized.Reason::code)
                            .toList())
                    .containsAll(Arrays.stream(IntakeRefusal.values())
                            .flatMap(one -> Stream.of("problem." + one.code(), "problem." + one.code() + ".detail"))
                            .toList());
        }
    }

    private static Set<String> codesInSources() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/org/zhengyuan/exchange/intake"))) {
            Set<String> codes = new TreeSet<>();
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                codes.addAll(CODE.matcher(Files.readString(source))
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .collect(Collectors.toSet()));
            }
            return codes;
        }
    }

    private static Set<String> texts(String language) throws IOException {
        Properties texts = new Properties();
        for (String bundle : List.of("intake", "rule")) {
            try (Reader in = Files.newBufferedReader(
                    Path.of("src/main/resources/i18n/" + bundle + "_" + language + ".properties"))) {
                texts.load(in);
            }
        }
        return texts.stringPropertyNames();
    }
}

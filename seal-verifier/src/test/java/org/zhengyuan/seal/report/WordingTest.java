package org.zhengyuan.seal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every sentence exists in both languages, takes the same values, and is used. */
class WordingTest {
    private static final Pattern USE = Pattern.compile("\"([a-zA-Z]+(?:\\.[a-zA-Z]+)+)\"");

    @Test
    void bothLanguagesHaveTheSameSentencesWithTheSameValues() throws IOException {
        Properties en = sentences("en");
        Properties zh = sentences("zh");
        assertThat(zh.stringPropertyNames()).isEqualTo(en.stringPropertyNames()).hasSizeGreaterThan(40);
        for (String key : en.stringPropertyNames()) {
            assertThat(values(zh.getProperty(key))).as(key).isEqualTo(values(en.getProperty(key)));
        }
    }

    @Test
    void everySentenceIsUsedSomewhere() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                USE.matcher(Files.readString(file)).results().forEach(use -> used.add(use.group(1)));
            }
        }
        for (Verdict verdict : Verdict.values()) {
            used.add("verdict." + verdict);
        }
        for (Check.Outcome outcome : Check.Outcome.values()) {
            used.add("outcome." + outcome);
        }
        assertThat(sentences("en").stringPropertyNames()).isSubsetOf(used);
    }

    @Test
    void whatWasReadFromAFileCannotSteerTheTerminal() {
        Wording wording = Wording.of("receipt.format.failed", "\u001b[2J\n");
        assertThat(wording.en()).doesNotContain("\u001b").doesNotContain("\n");
    }

    private static Set<String> values(String sentence) {
        return Pattern.compile("\\{\\d}")
                .matcher(sentence)
                .results()
                .map(r -> r.group())
                .collect(Collectors.toSet());
    }

    private static Properties sentences(String language) throws IOException {
        Properties properties = new Properties();
        try (var file = Objects.requireNonNull(
                WordingTest.class.getResourceAsStream("/i18n/seal-verifier_" + language + ".properties"))) {
            properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        return properties;
    }
}

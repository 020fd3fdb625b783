package org.zhengyuan.exchange.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.zhengyuan.exchange.problem.web.ProblemTexts;
import org.zhengyuan.exchange.testing.Controllers;

/** What is expected is said in both languages, wherever a refusal says it. */
class ExpectedTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern STATED = Pattern.compile("Expected\\.of\\(\\s*([^;]*?)\"([a-z0-9.-]+)\"");
    /** The other branch of a choice: {@code Expected.of(day ? "date" : "instant")}. */
    private static final Pattern OTHERWISE =
            Pattern.compile("Expected\\.of\\([^;\"]*\"[^\"]*\" : \"([a-z0-9.-]+)\"\\)");

    private final Properties chinese = words("zh");
    private final Properties english = words("en");

    @Test
    void everyKeyThatCodeStatesHasWordsInBothLanguages() {
        Set<String> stated = stated();
        assertThat(stated).hasSizeGreaterThan(100);
        assertThat(chinese.stringPropertyNames()).containsAll(stated);
        assertThat(english.stringPropertyNames()).containsAll(stated);
    }

    @Test
    void noWordsAreKeptForWhatNobodyStates() {
        assertThat(stated()).containsAll(english.stringPropertyNames());
    }

    @Test
    void bothLanguagesSayTheSameThings() {
        Map<String, Set<String>> zh = new TreeMap<>();
        Map<String, Set<String>> en = new TreeMap<>();
        chinese.forEach((key, text) -> zh.put(key.toString(), placeholders(text.toString())));
        english.forEach((key, text) -> en.put(key.toString(), placeholders(text.toString())));
        assertThat(zh).isEqualTo(en);
        assertThat(english.values()).noneMatch(text -> text.toString().contains("'"));
        assertThat(chinese.values()).noneMatch(text -> text.toString().contains("'"));
    }

    @Test
    void anExpectationBecomesWordsInTheReadersLanguage() {
        ProblemTexts texts = new ProblemTexts(Controllers.messages("expected"));
        Expected expected = Expected.of("between", 1, 12_000);
        assertThat(texts.words(expected, Locale.ENGLISH)).isEqualTo("1 to 12000");
        assertThat(texts.words(expected, Locale.CHINESE)).isEqualTo("1 至 12000");
        assertThat(texts.words(Expected.NOTHING, Locale.ENGLISH)).isEmpty();
    }

    @Test
    void aSentenceIsNoKey() {
        assertThatThrownBy(() -> Expected.of("at most 3")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Set<String> stated() {
        return sources().stream()
                .flatMap(source -> Stream.concat(
                        STATED.matcher(source).results().map(found -> found.group(2)),
                        OTHERWISE.matcher(source).results().map(found -> found.group(1))))
                .map(key -> "expected." + key)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> placeholders(String text) {
        return Pattern.compile("\\{\\d}")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static List<String> sources() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().matches(".*/src/main/java/.*\\.java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .map(ExpectedTest::text)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties words(String language) {
        Path file = ROOT.resolve("exchange-core/src/main/resources/i18n/expected_" + language + ".properties");
        Properties words = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            words.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}

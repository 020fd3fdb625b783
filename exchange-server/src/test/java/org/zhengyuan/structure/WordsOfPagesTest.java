package org.zhengyuan.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every word of a page stands in the message files, in Chinese and in English. */
class WordsOfPagesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern KEY = Pattern.compile("#\\{([^{}$'()]+?)(?:\\(|\\})");
    /** {@code #{${'requests.state.' + state}}}: the beginning of a family of keys. */
    private static final Pattern FAMILY = Pattern.compile("#\\{\\$\\{'([^']+)'");
    /** Keys that a controller hands to a template. */
    private static final Pattern IN_CODE = Pattern.compile("\"((?:todo|nav)\\.[a-z-]+|[a-z]+\\.done\\.[a-z]+)\"");

    /** Files that are handed out and must show without a server. */
    private static final Set<String> HANDED_OUT = Set.of("case-file.html");

    private final Map<String, Properties> chinese = bundles("_zh");
    private final Map<String, Properties> english = bundles("_en");

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(chinese.keySet()).isEqualTo(english.keySet()).hasSizeGreaterThan(5);
        chinese.forEach((bundle, words) -> assertThat(words.stringPropertyNames())
                .as(bundle)
                .containsExactlyInAnyOrderElementsOf(
                        english.getOrDefault(bundle, new Properties()).stringPropertyNames()));
    }

    @Test
    void noKeyIsInTwoBundles() {
        List<String> all = english.values().stream()
                .flatMap(words -> words.stringPropertyNames().stream())
                .toList();
        assertThat(all).doesNotHaveDuplicates();
    }

    @Test
    void noKeyIsInABundleTwice() {
        for (Path file : files(".*/src/main/resources/i18n/.*\\.properties")) {
            assertThat(text(file)
                            .lines()
                            .filter(line -> !line.startsWith("#") && line.contains("="))
                            .map(line -> line.substring(0, line.indexOf('=')).strip()))
                    .as(file.getFileName().toString())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void everyKeyThatATemplateNamesExists() {
        assertThat(templates()).hasSizeGreaterThan(15);
        Set<String> missing = new TreeSet<>();
        for (Path template : templates()) {
            Matcher matcher = KEY.matcher(text(template));
            while (matcher.find()) {
                if (!keys().contains(matcher.group(1))) {
                    missing.add(template.getFileName() + ": " + matcher.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyFamilyOfKeysThatATemplateNamesHasMembers() {
        Set<String> missing = new TreeSet<>();
        for (Path template : templates()) {
            Matcher matcher = FAMILY.matcher(text(template));
            while (matcher.find()) {
                if (keys().stream().noneMatch(key -> key.startsWith(matcher.group(1)))) {
                    missing.add(template.getFileName() + ": " + matcher.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyKeyThatCodeHandsToATemplateExists() {
        Set<String> missing = new TreeSet<>();
        for (Path source : files(".*/src/main/java/.*\\.java")) {
            Matcher matcher = IN_CODE.matcher(text(source));
            while (matcher.find()) {
                if (!keys().contains(matcher.group(1))) {
                    missing.add(source.getFileName() + ": " + matcher.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void noTemplateCarriesScriptOrStyleOfItsOwn() {
        Pattern inline = Pattern.compile("<style|\\sstyle=|<script(?![^>]*(?:th:)?src=)|\\son[a-z]+=\"|hx-on");
        assertThat(templates().stream()
                        .filter(template ->
                                !HANDED_OUT.contains(template.getFileName().toString()))
                        .filter(template -> inline.matcher(text(template)).find())
                        .map(ROOT::relativize))
                .isEmpty();
    }

    @Test
    void everyVisibleWordComesFromAMessageFile() {
        // A heading, label or button without th:text would show its sample words to everybody.
        Pattern untranslated = Pattern.compile(
                "<(?:h[1-6]|label|button|legend|summary|th|dt|option)(?![^>]*th:text)" + "[^>]*>\\s*[\\p{L}][^<]*<");
        Set<String> found = new TreeSet<>();
        for (Path template : templates()) {
            Matcher matcher = untranslated.matcher(text(template));
            while (matcher.find()) {
                if (!matcher.group().contains("SHA-256")) {
                    found.add(template.getFileName() + ": " + matcher.group());
                }
            }
        }
        assertThat(found).isEmpty();
    }

    private Set<String> keys() {
        return english.values().stream()
                .flatMap(words -> words.stringPropertyNames().stream())
                .collect(Collectors.toSet());
    }

    private static List<Path> templates() {
        return files(".*/src/main/resources/templates/.*\\.html");
    }

    private static Map<String, Properties> bundles(String suffix) {
        Map<String, Properties> bundles = new HashMap<>();
        for (Path file : files(".*/src/main/resources/i18n/[a-z-]+" + suffix + "\\.properties")) {
            Properties words = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                words.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            String name = file.getFileName().toString();
            bundles.put(name.substring(0, name.indexOf(suffix)), words);
        }
        return bundles;
    }

    private static List<Path> files(String pattern) {
        try (Stream<Path> found = Files.walk(ROOT)) {
            return new ArrayList<>(found.filter(file -> file.toString().matches(pattern))
                    .filter(file -> !file.toString().contains("/target/"))
                    .sorted()
                    .toList());
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
}

package org.zhengyuan.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The glossary and the code use the same words. */
class GlossaryTest {
    private static final Path SOURCES = Path.of("src/main/java/org/zhengyuan/exchange");
    private static final Path GLOSSARY = Path.of("../docs/glossary.md");
    private static final Set<String> TECHNICAL = Set.of("web", "postgres", "route", "disk");
    private static final Pattern TYPE =
            Pattern.compile("(?m)^public\\s+(?:[a-z-]+\\s+)*?(?:class|interface|record|enum|@interface)\\s+(\\w+)");
    private static final Pattern NAME = Pattern.compile("`([A-Za-z]\\w*)`");

    @Test
    void everyPublicTypeOfADomainPackageStandsInTheGlossary() throws IOException {
        Set<String> explained = names(Files.readString(GLOSSARY));

        assertThat(domainTypes()).hasSizeGreaterThan(100).isSubsetOf(explained);
    }

    @Test
    void noTypeIsCalledWhatTheGlossarySaysNotToCallIt() throws IOException {
        Set<String> unwanted = Files.readAllLines(GLOSSARY).stream()
                .filter(line -> line.startsWith("|"))
                .map(line -> line.split("\\|"))
                .filter(cells -> cells.length == 5)
                .flatMap(cells -> names(cells[4]).stream())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(unwanted).contains("GoldenRecord", "AclList");
        assertThat(domainTypes()).doesNotContainAnyElementsOf(unwanted);
    }

    private static Set<String> names(String text) {
        return NAME.matcher(text).results().map(result -> result.group(1)).collect(Collectors.toSet());
    }

    private static Set<String> domainTypes() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(GlossaryTest::isDomain)
                    .flatMap(GlossaryTest::types)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static boolean isDomain(Path file) {
        return Arrays.stream(SOURCES.relativize(file).toString().split("[/\\\\]"))
                .noneMatch(TECHNICAL::contains);
    }

    private static Stream<String> types(Path file) {
        try {
            return TYPE.matcher(Files.readString(file)).results().map(result -> result.group(1)).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

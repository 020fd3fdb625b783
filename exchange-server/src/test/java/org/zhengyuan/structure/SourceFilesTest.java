package org.zhengyuan.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every hand-written source file keeps to. */
class SourceFilesTest {
    private static final int LONGEST = 400;
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final List<Path> SOURCES = sources();

    @Test
    void noFileIsLongerThan400Lines() {
        assertThat(SOURCES).hasSizeGreaterThan(50);
        assertThat(whereItHolds(file -> lines(file).size() > LONGEST)).isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIsAndThatNothingInItIsNull() {
        assertThat(whereItHolds(file -> {
                    Path info = file.resolveSibling("package-info.java");
                    return file.toString().contains("/src/main/")
                            && !(Files.exists(info)
                                    && String.join("\n", lines(info)).matches("(?s)/\\*\\*.*NullMarked.*"));
                }))
                .isEmpty();
    }

    @Test
    void noFileNamesAnAuthorOrPutsWorkOff() {
        // Taken apart, or this file would be found.
        Pattern forbidden = Pattern.compile("@auth" + "or|\\bTO" + "DO\\b|\\bFIX" + "ME\\b|\\bXX" + "X\\b");
        assertThat(whereItHolds(file -> lines(file).stream().anyMatch(forbidden.asPredicate())))
                .isEmpty();
    }

    @Test
    void noTestSleeps() {
        assertThat(whereItHolds(file -> file.toString().contains("/src/test/")
                        && lines(file).stream().anyMatch(line -> line.contains("Thread.sl" + "eep("))))
                .isEmpty();
    }

    private static List<Path> whereItHolds(Predicate<Path> fault) {
        return SOURCES.stream().filter(fault).map(ROOT::relativize).toList();
    }

    private static List<Path> sources() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().matches(".*/src/(main|test)/java/.*\\.java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package org.zhengyuan.exchange.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Only the resolver and the writer touch head tables: no other class's SQL names them, in any module, and no view or function does. */
class HeadTablesTest {
    private static final Path ROOT = root();

    /** A table in SQL: after FROM, JOIN, INTO, UPDATE, COPY or a comma of a FROM list; partitions are the same table. */
    private static final Pattern HEAD_TABLE = Pattern.compile(
            "(?is)\\b(from|join|into|update|copy|table|only|using|delete)\\s+(only\\s+)?(public\\.)?\"?head(_\\d+)?\"?\\b"
                    + "|,\\s*(public\\.)?head(_\\d+)?\\s+\\w+\\s*(where|,|join|$)"
                    + "|\\brecord_head\\b");

    /**
     * The resolver, the writer with its parts, what makes due versions heads, what ends the absent, what merges subjects, what compares heads
     * with their versions, and what finds the newest version of a history.
     */
    private static final Set<String> ALLOWED = Set.of(
            "RecordLookup",
            "HeadLookup",
            "VersionStore",
            "PostgresDueVersions",
            "PostgresStandingRecords",
            "SubjectRecords",
            "RegistryBooks",
            "HeadsInBooks",
            "PostgresRecordHistories");

    @Test
    void onlyTheResolverAndTheWriterReadHeadTables() {
        Set<String> readers = new TreeSet<>();
        for (Path file : sources(".java")) {
            if (HEAD_TABLE.matcher(text(file)).find()) {
                assertThat(file.toString()).contains("/registry/postgres/");
                readers.add(file.getFileName().toString().replace(".java", ""));
            }
        }
        assertThat(readers).isEqualTo(new TreeSet<>(ALLOWED));
    }

    @Test
    void onlyTheRegistrysMigrationsNameThem() {
        for (Path file : sources(".sql")) {
            if (HEAD_TABLE.matcher(text(file)).find()) {
                assertThat(file.getFileName().toString())
                        .matches("V02\\d__.*|V076__claimed_from.sql|V087__erased_subject.sql");
            }
        }
    }

    @Test
    void thePatternSeesThemWhereverTheyStand() {
        assertThat("SELECT 1 FROM head WHERE x").containsPattern(HEAD_TABLE);
        assertThat("select 1 from x JOIN\n  head h ON true").containsPattern(HEAD_TABLE);
        assertThat("FROM x k,\n     head before\nWHERE 1").containsPattern(HEAD_TABLE);
        assertThat("COPY head (subject_id) FROM STDIN").containsPattern(HEAD_TABLE);
        assertThat("UPDATE public.head_3 SET").containsPattern(HEAD_TABLE);
        assertThat("the head of the record").doesNotContainPattern(HEAD_TABLE);
        assertThat("FROM header").doesNotContainPattern(HEAD_TABLE);
    }

    private static Iterable<Path> sources(String extension) {
        try (Stream<Path> modules = Files.list(ROOT)) {
            // the benchmarks measure the product against bare SQL
            return modules.filter(module -> !module.endsWith("benchmarks"))
                    .map(module -> module.resolve("src/main"))
                    .filter(Files::isDirectory)
                    .flatMap(HeadTablesTest::files)
                    .filter(file -> file.toString().endsWith(extension))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList().stream();
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

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("exchange-core"))) {
            folder = Objects.requireNonNull(folder.getParent());
        }
        return folder;
    }
}

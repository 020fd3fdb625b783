package org.zhengyuan.exchange.responsibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengyuan.exchange.responsibility.ListOnDatabase.STEWARD;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengyuan.exchange.testing.TestDatabase;

/** Lines of the list in the operator's files. */
class ResponsibilityFilesTest {
    private static final String LINES =
            """
            responsibilities:
              - {element: person.name, division: 350100, dataset: police.residents, validFrom: 2020-01-01, basis: 三定方案}
              - {element: person.home, division: 000000, dataset: police.residents, validFrom: 2020-01-01, basis: 三定方案}
            """;

    private final ListOnDatabase books = new ListOnDatabase(
            TestDatabase.fresh(), Clock.fixed(LegalDate.midnight(LocalDate.of(2026, 11, 21)), ZoneOffset.UTC));
    private final ResponsibilityFiles files = new ResponsibilityFiles(books.changes);

    @Test
    void linesAreRecordedOnceAlsoAfterTheyMoved(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("list.yaml"), LINES);
        assertThat(files.load(folder).recorded()).hasSize(2);
        assertThat(files.load(folder)).isEqualTo(new ResponsibilityFiles.Loaded(List.of(), List.of(), List.of()));

        Move move = new Move("person.name", "350100", "civil.persons", LocalDate.of(2027, 1, 1), "机构改革", null);
        books.changes.move(STEWARD, move).orElseThrow();
        ResponsibilityFiles.Loaded again = files.load(folder);
        assertThat(again.recorded()).isEmpty();
        assertThat(again.refused()).isEmpty();
    }

    @Test
    void aLineThatTheListDoesNotTakeIsNamed(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("list.yaml"), LINES.replace("person.home", "person.citizen-id"));
        assertThat(files.load(folder).refused()).singleElement().satisfies(line -> {
            assertThat(line.pointer()).isEqualTo("list.yaml#/responsibilities/1");
            assertThat(line.refusal().refusal()).isEqualTo(ResponsibilityRefusal.KEY_ELEMENT);
        });
    }

    @Test
    void aFaultyLineKeepsAllOut(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("list.yaml"), LINES.replace("validFrom: 2020-01-01", "validFrom: new year"));
        assertThat(files.load(folder).faults()).hasSize(2);
        assertThat(books.store.everyLine()).isEmpty();
    }
}

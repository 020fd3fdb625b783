package org.zhengyuan.exchange.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengyuan.exchange.testing.TestDatabase;

/** The operator's folder of files: one change, and none the second time. */
class CatalogFilesTest {
    private final CatalogOnDatabase books = new CatalogOnDatabase(TestDatabase.fresh());
    private final CatalogFiles files = new CatalogFiles(books.changes);

    @Test
    void entriesOfSeveralFilesAreOneChangeAndLoadingThemAgainIsNone(@TempDir Path folder) throws IOException {
        file(
                folder,
                "10-types.yaml",
                """
                subjectTypes:
                  - code: person
                    name: {zh: 自然人, en: Person}
                    identifiers:
                      - {code: citizen-id, name: {zh: 公民身份号码, en: Citizen id}, rule: citizen-id, holderTypeCode: 111}
                """);
        file(
                folder,
                "05-elements.yml",
                """
                elements:
                  - {code: person.name, name: {zh: 姓名, en: Name}, subjectType: person, rule: person-name}
                """);
        file(folder, "notes.txt", "not read");

        CatalogChange change = files.load(folder, "files of a test").orElseThrow();
        assertThat(change.entries()).hasSize(2);
        assertThat(books.catalog.current().element("person.name")).contains(CatalogFixture.name());
        assertThat(files.load(folder, "files of a test"))
                .isEqualTo(ChangeOutcome.refused(CatalogRefusal.NOTHING_CHANGES));
    }

    @Test
    void aFaultInOneFileKeepsEverythingOutAndNamesTheFile(@TempDir Path folder) throws IOException {
        file(folder, "a.yaml", "departments: []\n");
        file(folder, "b.yaml", "elements:\n  - colour: red\n");
        ChangeOutcome.Refused refused = (ChangeOutcome.Refused) files.load(folder, "files of a test");
        assertThat(refused.refusal()).isEqualTo(CatalogRefusal.INVALID);
        assertThat(refused.faults())
                .extracting(CatalogFault::pointer)
                .contains("b.yaml#/elements/0/colour", "b.yaml#/elements/0/code");
    }

    private static void file(Path folder, String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}

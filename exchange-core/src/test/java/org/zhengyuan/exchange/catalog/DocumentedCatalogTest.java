package org.zhengyuan.exchange.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.zhengyuan.exchange.catalog.document.CatalogDocument;

/** The example of a catalogue in the document of the HTTP interface can be proposed as it stands. */
class DocumentedCatalogTest {
    private static final Path DOCUMENT = Path.of("../docs/api.md");

    @Test
    void theExampleHasNoFault() throws IOException {
        String text = Files.readString(DOCUMENT);
        int begin = text.indexOf("```yaml\n") + "```yaml\n".length();
        CatalogDocument document = CatalogDocument.ofEntries(
                text.substring(begin, text.indexOf("```", begin)).getBytes(UTF_8));

        CatalogDefinition[] entries = document.proposal().entries().stream()
                .map(CatalogEntry::definition)
                .toArray(CatalogDefinition[]::new);

        assertThat(document.faults()).isEmpty();
        assertThat(entries).hasSize(6);
        assertThat(Validating.on(CatalogSnapshot.empty()).faults(entries)).isEmpty();
    }
}

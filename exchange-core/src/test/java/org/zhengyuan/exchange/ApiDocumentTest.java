package org.zhengyuan.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.zhengyuan.exchange.catalog.CatalogFault;
import org.zhengyuan.exchange.catalog.CatalogRefusal;
import org.zhengyuan.exchange.delivery.DeliveryRefusal;
import org.zhengyuan.exchange.holder.HolderRefusal;
import org.zhengyuan.exchange.idempotency.KeyRefusal;
import org.zhengyuan.exchange.intake.IntakeRefusal;
import org.zhengyuan.exchange.lineage.LineageRefusal;
import org.zhengyuan.exchange.problem.Refusal;
import org.zhengyuan.exchange.problem.RequestRefusal;
import org.zhengyuan.exchange.registry.SubjectRefusal;
import org.zhengyuan.exchange.responsibility.ResponsibilityRefusal;
import org.zhengyuan.exchange.retention.RetentionRefusal;
import org.zhengyuan.exchange.sharing.SharingRefusal;
import org.zhengyuan.exchange.watch.WatchRefusal;

/** The document of the HTTP interface names every code a caller may meet. */
class ApiDocumentTest {
    private static final Path DOCUMENT = Path.of("../docs/api.md");
    private static final Path TEXTS = Path.of("src/main/resources/i18n");

    @Test
    void everyRefusalStandsInItWithItsStatus() throws IOException {
        String document = Files.readString(DOCUMENT);

        assertThat(Stream.<Refusal[]>of(
                                RequestRefusal.values(),
                                CatalogRefusal.values(),
                                ResponsibilityRefusal.values(),
                                IntakeRefusal.values(),
                                SubjectRefusal.values(),
                                SharingRefusal.values(),
                                DeliveryRefusal.values(),
                                KeyRefusal.values(),
                                WatchRefusal.values(),
                                HolderRefusal.values(),
                                RetentionRefusal.values(),
                                LineageRefusal.values())
                        .flatMap(Arrays::stream)
                        .map(refusal -> "| `" + refusal.code() + "` | " + refusal.status() + " |"))
                .allMatch(document::contains);
        assertThat(Arrays.stream(CatalogFault.Reason.values()).map(reason -> "| `" + reason.code() + "` |"))
                .allMatch(document::contains);
    }

    @Test
    void everyReasonAgainstARowOrAFileStandsInIt() throws IOException {
        String document = Files.readString(DOCUMENT);
        Properties texts = new Properties();
        for (String module : new String[] {"intake", "rule"}) {
            try (var reader = Files.newBufferedReader(TEXTS.resolve(module + "_en.properties"))) {
                texts.load(reader);
            }
        }

        assertThat(texts.stringPropertyNames().stream()
                        .filter(key -> key.matches("(row|cell|value|file|full)\\..*"))
                        .map(key -> "| `" + key + "` |"))
                .hasSizeGreaterThan(40)
                .allMatch(document::contains);
    }
}

package org.zhengyuan.server.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhengyuan.exchange.catalog.rule.Standardized.Reason;
import org.zhengyuan.server.demo.ExpectedCounts.CrossChecked;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DemoCityTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void theSameSeedGivesTheSameBytes() throws IOException {
        DemoCity.generate(folder.resolve("a"), 7, 1000);
        DemoCity.generate(folder.resolve("b"), 7, 1000);
        DemoCity.generate(folder.resolve("c"), 8, 1000);
        List<String> names = names(folder.resolve("a"));
        assertThat(names).hasSize(19).isEqualTo(names(folder.resolve("b")));
        for (String name : names) {
            assertThat(Files.mismatch(
                            folder.resolve("a").resolve(name),
                            folder.resolve("b").resolve(name)))
                    .as(name)
                    .isEqualTo(-1);
            assertThat(Files.mismatch(
                            folder.resolve("a").resolve(name),
                            folder.resolve("c").resolve(name)))
                    .as(name)
                    .isNotEqualTo(-1);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 6000", "2, 3000", "3, 500", "4, 10"})
    void whatWasPlantedIsWhatAPlainReaderFinds(long seed, int subjects) throws IOException {
        List<DemoDelivery> deliveries = DemoCity.generate(folder, seed, subjects);
        PlainRegistry registry = new PlainRegistry(DemoCatalog.read());
        for (DemoDelivery delivery : deliveries) {
            PlainRegistry.Intake intake = registry.new Intake(delivery);
            PlainReader.read(delivery.file(), intake::row);
            intake.close(delivery.full());
            assertThat(outcomes(intake.counts)).as("%s", delivery).isEqualTo(delivery.expected());
            if (delivery.declaredRows() != null) {
                assertThat(delivery.declaredRows())
                        .isEqualTo(delivery.expected().received());
            }
            assertThat(found(delivery, intake.counts)).as("%s", delivery).isEqualTo(delivery.planted());
        }
    }

    @Test
    void everyKindOfErrorIsPlantedInTheUsualCity() throws IOException {
        List<DemoDelivery> deliveries = DemoCity.generate(folder, DemoCity.DEFAULT_SEED, DemoCity.DEFAULT_SUBJECTS);
        JsonNode planted =
                new JsonMapper().readTree(folder.resolve("planted.json").toFile());
        for (PlantedKind kind : PlantedKind.values()) {
            assertThat(planted.path("planted").path(kind.key()).asLong())
                    .as(kind.key())
                    .isPositive();
        }
        assertThat(planted.path("deliveries")).hasSize(deliveries.size());
        assertThat(planted.at("/deliveries/0/expected/crossChecked/agreed").asLong(-1))
                .isZero();
    }

    @Test
    void aFullDeliveryLeavesOutLessThanMayEndUnseen() throws IOException {
        for (int subjects : new int[] {100, 2000, 2500}) {
            for (DemoDelivery delivery : DemoCity.generate(folder, 5, subjects)) {
                ExpectedCounts expected = delivery.expected();
                long standing = expected.ended() + expected.changed() + expected.unchanged();
                assertThat(expected.ended() * 100).isLessThanOrEqualTo(standing * 2);
            }
        }
    }

    @Test
    void aCityHasAtLeastTenSubjects() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DemoCity.generate(folder, 1, 9))
                .withMessageContaining("9");
    }

    private static ExpectedCounts outcomes(Map<String, Long> counts) {
        return new ExpectedCounts(
                count(counts, "received"),
                count(counts, "created"),
                count(counts, "changed"),
                count(counts, "unchanged"),
                count(counts, "history"),
                count(counts, "checkedOnly"),
                count(counts, "refused"),
                count(counts, "ended"),
                new CrossChecked(
                        count(counts, "agreed"),
                        count(counts, "differed"),
                        count(counts, "unmatched"),
                        count(counts, "invalid")));
    }

    private static Map<PlantedKind, Long> found(DemoDelivery delivery, Map<String, Long> counts) {
        Map<PlantedKind, Long> found = new HashMap<>();
        for (PlantedKind kind : PlantedKind.values()) {
            long count = count(
                    counts,
                    switch (kind) {
                        case WRONG_CHECK_DIGIT -> Reason.CHECK_DIGIT.code();
                        case IMPOSSIBLE_DATE -> Reason.NOT_A_DATE.code();
                        case DUPLICATE_IDENTICAL -> "repeat";
                        case DUPLICATE_DIFFERING -> "differing repeat";
                        case STALE_REDELIVERY -> "history";
                        case OTHER_DIVISION -> "row.other-division";
                        case DIGITS_LOST -> Reason.DIGITS_LOST.code();
                        case DIFFERING_VALUE -> "differed";
                        case UNKNOWN_SUBJECT -> "unmatched";
                        case UNREADABLE_VALUE -> "invalid";
                        case FOREIGN_DATUM -> "checkedOnly";
                        case ABSENT_FROM_FULL -> "ended";
                    });
            if (count > 0) {
                found.put(kind, count);
            }
        }
        return found;
    }

    private static long count(Map<String, Long> counts, String what) {
        return counts.getOrDefault(what, 0L);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}

package org.zhengyuan.exchange.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengyuan.exchange.catalog.CatalogFixture.text;
import static org.zhengyuan.exchange.registry.CitiesOnDatabase.only;
import static org.zhengyuan.exchange.registry.CitiesOnDatabase.said;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengyuan.exchange.catalog.DataItem;
import org.zhengyuan.exchange.catalog.Dataset;
import org.zhengyuan.exchange.catalog.RuleSpec;
import org.zhengyuan.exchange.testing.MovableClock;
import org.zhengyuan.exchange.testing.TestDatabase;

/** A new version of a dataset changes no record by itself. */
class NewDatasetVersionTest {
    private static final String ZHANG = "11010519491231002X";
    private static final String DATASET = "fuzhou.residents";

    @Test
    void aRowThatSaysTheSameUnderANewVersionIsUnchanged(@TempDir Path folder) {
        try (CitiesOnDatabase cities = new CitiesOnDatabase(TestDatabase.fresh(), folder, new MovableClock())) {
            cities.books.assign("person.name", "000000", DATASET).orElseThrow();
            cities.resident(DATASET, ZHANG, "张三", "2024-01-01", "350102");
            Truth.Value before = only(cities.intake.truth(ZHANG, "person.name"));
            cities.books.catalog.publish(withNickname(cities));

            for (int delivery = 0; delivery < 2; delivery++) {
                assertThat(cities.resident(DATASET, ZHANG, "张三", "2024-01-01", "350102")
                                .counts()
                                .unchanged())
                        .isEqualTo(1);
            }
            assertThat(only(cities.intake.truth(ZHANG, "person.name"))).isEqualTo(before);
            cities.resident(DATASET, ZHANG, "张三丰", "2024-01-01", "350102");
            assertThat(said(cities.intake.truth(ZHANG, "person.name"))).isEqualTo("张三丰");
        }
    }

    private static Dataset withNickname(CitiesOnDatabase cities) {
        Dataset present = cities.books
                .catalog
                .catalog
                .current()
                .everPublished(DATASET)
                .orElseThrow()
                .definition();
        List<DataItem> items = new ArrayList<>(present.items());
        items.add(new DataItem("nick", text("曾用名", "Nickname"), null, RuleSpec.of("text"), List.of(), false));
        return new Dataset(
                present.code(),
                present.name(),
                present.department(),
                present.subjectType(),
                present.subjectKey(),
                present.recordKey(),
                items,
                present.orderingItem(),
                present.validFromItem(),
                present.divisionItem(),
                present.fixedDivision(),
                present.sharing(),
                present.sharingTerms(),
                present.openness(),
                present.grade(),
                present.updateCycle(),
                List.of(),
                present.ignoredColumns());
    }
}

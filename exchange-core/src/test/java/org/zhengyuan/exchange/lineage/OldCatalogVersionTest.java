package org.zhengyuan.exchange.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengyuan.exchange.catalog.CatalogFixture.POLICE;
import static org.zhengyuan.exchange.catalog.CatalogFixture.text;
import static org.zhengyuan.exchange.lineage.TracedCity.AUDITOR;
import static org.zhengyuan.exchange.lineage.TracedCity.about;
import static org.zhengyuan.exchange.lineage.TracedCity.zhang;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengyuan.exchange.catalog.CatalogFixture;
import org.zhengyuan.exchange.catalog.DataElement;
import org.zhengyuan.exchange.catalog.DataItem;
import org.zhengyuan.exchange.catalog.Dataset;
import org.zhengyuan.exchange.catalog.RuleSpec;
import org.zhengyuan.exchange.lineage.Origin.AppliedRule;
import org.zhengyuan.exchange.testing.TestDatabase;

/** What an old row is said to be is what the catalogue said when it was recorded. */
class OldCatalogVersionTest {
    private static final String NAME = "person.name";
    private static final String NOTED = "police.noted";

    @TempDir
    Path folder;

    private TracedCity city;

    @BeforeEach
    void aCity() {
        city = new TracedCity(TestDatabase.fresh(), folder);
    }

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void theRuleIsTheOneThatWasApplied() {
        city.residents(zhang("张三"));
        DataElement name = CatalogFixture.name();
        city.books.catalog.publish(new DataElement(
                name.code(),
                name.name(),
                name.subjectType(),
                name.role(),
                name.cardinality(),
                new RuleSpec("person-name", Map.of("maxLength", 50)),
                name.sensitive(),
                name.fewValues()));
        assertThat(rule(about(NAME))).isEqualTo(new AppliedRule("name", "person-name", Map.of()));
        city.residents(zhang("张山"));
        assertThat(rule(about(NAME)).parameters()).containsKey("maxLength");
    }

    @Test
    void anItemsOwnRuleIsThatOfTheVersionTheRowCameUnder() {
        noted(new RuleSpec("text", Map.of("maxLength", 20)));
        city.intake.deliver(NOTED, POLICE, "citizen_id,name,birth_date,home,note", zhang("张三") + ",seen");
        noted(new RuleSpec("text", Map.of("maxLength", 30)));
        AppliedRule applied = rule(note());
        assertThat(applied.item()).isEqualTo("note");
        assertThat(String.valueOf(applied.parameters().get("maxLength"))).isEqualTo("20");
    }

    @Test
    void anItemThatWasDroppedIsStillReadInItsRows() {
        noted(RuleSpec.of("text"));
        city.intake.deliver(NOTED, POLICE, "citizen_id,name,birth_date,home,note", zhang("张三") + ",seen");
        city.books.catalog.publish(CatalogFixture.dataset(NOTED, "备注", "Notes", POLICE));
        ValueLineage value =
                city.lineage.ask(AUDITOR, note()).orProblem().values().getFirst();
        assertThat(value.content()).isEqualTo(new Content.Text("seen"));
        assertThat(value.origin().original()).isEqualTo(new OriginalText.Found("seen"));
    }

    private void noted(RuleSpec rule) {
        List<DataItem> items = new ArrayList<>(CatalogFixture.items());
        items.add(new DataItem("note", text("备注", "note"), null, rule, List.of(), false));
        Dataset dataset = CatalogFixture.dataset(NOTED, "备注", "Notes", POLICE, items);
        city.books.catalog.publish(dataset);
    }

    private static LineageQuery note() {
        return about(about(NAME).subject(), new Target.OfItem(NOTED, "note"));
    }

    private AppliedRule rule(LineageQuery query) {
        Lineage found = city.lineage.ask(AUDITOR, query).orProblem();
        assertThat(found.values()).isNotEmpty();
        return java.util.Objects.requireNonNull(
                found.values().getFirst().origin().rule());
    }
}

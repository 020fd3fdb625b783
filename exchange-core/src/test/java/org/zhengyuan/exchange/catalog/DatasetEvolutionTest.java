package org.zhengyuan.exchange.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A published dataset changes only so that its data stay readable and those who stand on it stay standing. */
class DatasetEvolutionTest {
    private final Catalog.Snapshot present = Validating.published(
            CatalogFixture.police(),
            CatalogFixture.person(),
            CatalogFixture.citizenId(),
            CatalogFixture.name(),
            CatalogFixture.birthDate(),
            CatalogFixture.home(),
            CatalogFixture.residents());

    @Test
    void anItemMayBeAddedMovedOrDropped() {
        assertThat(faults(draft -> {
                    draft.items.add(new DataItem(
                            "note", CatalogFixture.text("备注", "Note"), null, RuleSpec.of("text"), List.of(), false));
                    draft.items.addFirst(draft.items.remove(2));
                }))
                .isEmpty();
        assertThat(faults(draft -> draft.items.removeIf(item -> item.code().equals("birth_date"))))
                .isEmpty();
    }

    @Test
    void anItemWhoseNewTypeCannotReadTheOldDataIsRefused() {
        assertThat(faults(draft -> draft.replace("birth_date", item -> DatasetDraft.ruled(item, "boolean"))))
                .containsExactly("INCOMPATIBLE_SCHEMA #/datasets/0/items");
    }

    @Test
    void keysStayAsPublished() {
        assertThat(faults(draft -> draft.recordKey = List.of("name")))
                .containsExactly("KEY_CHANGED #/datasets/0/recordKey");
        assertThat(faults(draft -> {
                    draft.subjectKey = new Dataset.SubjectKey("id", "citizen-id");
                    draft.items.add(new DataItem(
                            "id", CatalogFixture.text("证件号", "Id"), null, RuleSpec.of("citizen-id"), List.of(), true));
                }))
                .containsExactly("KEY_CHANGED #/datasets/0/subjectKey");
    }

    @Test
    void anItemStaysWhoseElementTheDatasetIsOrWasTheSourceOf() {
        Validating held = new Validating(present, Set.of("person.birth-date"));
        assertThat(held.faults(DatasetDraft.with(
                        draft -> draft.items.removeIf(item -> item.code().equals("birth_date")))))
                .containsExactly("SOURCE_WITHOUT_ITEM #/datasets/0/items");
    }

    @Test
    void theElementOfASourceStaysWithItsItem() {
        Validating held = new Validating(present, Set.of("person.birth-date"));
        DatasetDraft.Change renamed = draft ->
                draft.replace("birth_date", item -> CatalogFixture.item("born", "出生日期", "person.birth-date", false));
        DatasetDraft.Change moved = draft -> {
            draft.replace("birth_date", item -> DatasetDraft.ruled(item, "date"));
            draft.items.add(CatalogFixture.item("born", "出生", "person.birth-date", false));
        };
        for (DatasetDraft.Change change : List.of(renamed, moved)) {
            assertThat(held.faults(DatasetDraft.with(change)))
                    .containsExactly("SOURCE_ITEM_CHANGED #/datasets/0/items");
            assertThat(faults(change)).isEmpty();
        }
        assertThat(held.faults(DatasetDraft.with(draft -> draft.items.addFirst(draft.items.remove(2)))))
                .isEmpty();
    }

    private List<String> faults(DatasetDraft.Change change) {
        return Validating.on(present).faults(DatasetDraft.with(change));
    }
}

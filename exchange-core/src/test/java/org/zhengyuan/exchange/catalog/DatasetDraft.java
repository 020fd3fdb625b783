package org.zhengyuan.exchange.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A dataset under change: {@link CatalogFixture#residents} with one thing different. */
final class DatasetDraft {
    String code = "police.residents";
    LocalText name = CatalogFixture.text("常住人口登记", "Register of residents");
    String department = CatalogFixture.POLICE;
    String subjectType = "person";
    Dataset.SubjectKey subjectKey = new Dataset.SubjectKey("citizen_id", "citizen-id");
    List<String> recordKey = List.of();
    List<DataItem> items = new ArrayList<>(CatalogFixture.items());

    @Nullable
    String orderingItem;

    @Nullable
    String validFromItem;

    @Nullable
    String divisionItem = "home";

    @Nullable
    String fixedDivision;

    SharingCategory sharing = SharingCategory.CONDITIONAL;
    String sharingTerms = "for the purposes of a service item";
    String openness = "none";
    String grade = "general-3";
    String updateCycle = "daily";
    Set<String> ignoredColumns = Set.of();

    interface Change {
        void apply(DatasetDraft draft);
    }

    static Dataset with(Change change) {
        DatasetDraft draft = new DatasetDraft();
        change.apply(draft);
        return draft.dataset();
    }

    void replace(String item, UnaryOperator<DataItem> change) {
        items.replaceAll(candidate -> candidate.code().equals(item) ? change.apply(candidate) : candidate);
    }

    static DataItem optional(DataItem item) {
        return new DataItem(item.code(), item.name(), item.element(), item.rule(), item.columns(), false);
    }

    static DataItem ruled(DataItem item, String rule) {
        return new DataItem(item.code(), item.name(), null, RuleSpec.of(rule), item.columns(), item.required());
    }

    private Dataset dataset() {
        return new Dataset(
                code,
                name,
                department,
                subjectType,
                subjectKey,
                recordKey,
                items,
                orderingItem,
                validFromItem,
                divisionItem,
                fixedDivision,
                sharing,
                sharingTerms,
                openness,
                grade,
                updateCycle,
                List.of(),
                ignoredColumns);
    }
}

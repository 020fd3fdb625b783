package org.zhengyuan.exchange.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.zhengyuan.exchange.catalog.Dataset.SubjectKey;

/** Each rule for datasets refuses what breaks it, at its place, and nothing else. */
class DatasetValidationTest {
    @Test
    void aSoundDatasetHasNoFaults() {
        assertThat(faults(draft -> {})).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("broken")
    void aRuleThatIsBrokenIsNamedAtItsPlace(DatasetDraft.Change change, String fault) {
        assertThat(faults(change)).containsExactly(fault);
    }

    @Test
    void everyFaultIsGivenAtOnce() {
        assertThat(faults(draft -> {
                    draft.grade = "secret";
                    draft.sharingTerms = "";
                    draft.orderingItem = "nothing";
                }))
                .containsExactlyInAnyOrder(
                        "NOT_IN_LIST #/datasets/0/grade",
                        "SHARING_TERMS #/datasets/0/sharingTerms",
                        "UNKNOWN_REFERENCE #/datasets/0/orderingItem");
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                broken("code", draft -> draft.code = "Police Residents", "CODE #/datasets/0/code"),
                broken("system's name", draft -> draft.name = text("人口管理系统"), "NAME_OF_A_SYSTEM #/datasets/0/name/zh"),
                broken(
                        "department",
                        draft -> draft.department = "11350100003600589C",
                        "UNKNOWN_REFERENCE #/datasets/0/department"),
                broken(
                        "identifier",
                        draft -> draft.subjectKey = new SubjectKey("citizen_id", "passport"),
                        "UNKNOWN_REFERENCE #/datasets/0/subjectKey/identifierType"),
                broken(
                        "subject item",
                        draft -> draft.subjectKey = new SubjectKey("nothing", "citizen-id"),
                        "UNKNOWN_REFERENCE #/datasets/0/subjectKey/item"),
                broken(
                        "subject item's rule",
                        draft -> draft.subjectKey = new SubjectKey("name", "citizen-id"),
                        "ITEM_TYPE #/datasets/0/subjectKey/item"),
                broken(
                        "optional subject item",
                        draft -> draft.replace("citizen_id", DatasetDraft::optional),
                        "ITEM_TYPE #/datasets/0/subjectKey/item"),
                broken(
                        "optional record key",
                        draft -> draft.recordKey = List.of("birth_date"),
                        "ITEM_TYPE #/datasets/0/recordKey/0"),
                broken(
                        "record key twice",
                        draft -> draft.recordKey = List.of("name", "name"),
                        "DUPLICATE #/datasets/0/recordKey/1"),
                broken(
                        "subject as record key",
                        draft -> draft.recordKey = List.of("citizen_id"),
                        "ITEM_TYPE #/datasets/0/recordKey/0"),
                broken(
                        "valid from a name",
                        draft -> draft.validFromItem = "name",
                        "ITEM_TYPE #/datasets/0/validFromItem"),
                broken(
                        "division of a name",
                        draft -> draft.divisionItem = "name",
                        "ITEM_TYPE #/datasets/0/divisionItem"),
                broken("two divisions", draft -> draft.fixedDivision = "350102", "DIVISION #/datasets/0/divisionItem"),
                broken("no division", draft -> draft.divisionItem = null, "DIVISION #/datasets/0/divisionItem"),
                broken(
                        "foreign division",
                        draft -> {
                            draft.divisionItem = null;
                            draft.fixedDivision = "110105";
                        },
                        "DIVISION #/datasets/0/fixedDivision"),
                broken("condition", draft -> draft.sharingTerms = " ", "SHARING_TERMS #/datasets/0/sharingTerms"),
                broken(
                        "legal basis",
                        draft -> {
                            draft.sharing = SharingCategory.NOT_SHARED;
                            draft.sharingTerms = "";
                        },
                        "SHARING_TERMS #/datasets/0/sharingTerms"),
                broken(
                        "needless condition",
                        draft -> draft.sharing = SharingCategory.UNCONDITIONAL,
                        "SHARING_TERMS #/datasets/0/sharingTerms"),
                broken("openness", draft -> draft.openness = "perhaps", "NOT_IN_LIST #/datasets/0/openness"),
                broken("update cycle", draft -> draft.updateCycle = "often", "NOT_IN_LIST #/datasets/0/updateCycle"),
                broken("item code", draft -> draft.items.add(item("2nd", "其他")), "CODE #/datasets/0/items/4/code"),
                broken(
                        "item twice",
                        draft -> draft.items.add(item("name", "其他")),
                        "DUPLICATE #/datasets/0/items/4/code"),
                broken(
                        "element twice",
                        draft -> draft.items.add(CatalogFixture.item("name2", "别名", "person.name", false)),
                        "DUPLICATE #/datasets/0/items/4/element"),
                broken(
                        "element",
                        draft -> draft.items.add(CatalogFixture.item("x", "其他", "person.nothing", false)),
                        "UNKNOWN_REFERENCE #/datasets/0/items/4/element"),
                broken(
                        "existence",
                        draft -> draft.items.add(CatalogFixture.item("x", "其他", "person.exists", false)),
                        "ELEMENT_ROLE #/datasets/0/items/4/element"),
                broken(
                        "rule",
                        draft -> draft.items.add(DatasetDraft.ruled(item("x", "其他"), "no-such-rule")),
                        "RULE #/datasets/0/items/4/rule"),
                broken(
                        "header",
                        draft -> draft.items.add(item("other", "姓名")),
                        "COLUMN_TAKEN #/datasets/0/items/4/columns"),
                broken(
                        "ignored header",
                        draft -> draft.ignoredColumns = Set.of("姓名"),
                        "COLUMN_TAKEN #/datasets/0/ignoredColumns"));
    }

    private static Arguments broken(String what, DatasetDraft.Change change, String fault) {
        return argumentSet(what, change, fault);
    }

    private static LocalText text(String zh) {
        return CatalogFixture.text(zh, "Name");
    }

    private static DataItem item(String code, String zh) {
        return new DataItem(code, text(zh), null, RuleSpec.of("text"), List.of(), false);
    }

    private static List<String> faults(DatasetDraft.Change change) {
        return Validating.on(Validating.published(
                        CatalogFixture.police(),
                        CatalogFixture.person(),
                        CatalogFixture.citizenId(),
                        CatalogFixture.name(),
                        CatalogFixture.birthDate(),
                        CatalogFixture.home(),
                        CatalogFixture.existence()))
                .faults(DatasetDraft.with(change));
    }
}

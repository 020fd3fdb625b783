package org.zhengyuan.exchange.catalog;

import java.util.List;
import java.util.Set;
import org.zhengyuan.exchange.catalog.Dataset.SubjectKey;
import org.zhengyuan.exchange.catalog.SubjectType.IdentifierType;

/** A small catalogue: people, two departments, and a register of each. */
public final class CatalogFixture {
    public static final String POLICE = "11350100003600028N";
    public static final String CIVIL_AFFAIRS = "11350100003600589C";

    private CatalogFixture() {}

    public static LocalText text(String zh, String en) {
        return new LocalText(zh, en);
    }

    public static Department police() {
        return new Department(POLICE, text("市公安局", "Public Security Bureau"), "350100");
    }

    public static Department civilAffairs() {
        return new Department(CIVIL_AFFAIRS, text("市民政局", "Civil Affairs Bureau"), "350100");
    }

    public static SubjectType person() {
        return new SubjectType(
                "person",
                text("自然人", "Person"),
                List.of(new IdentifierType(
                        "citizen-id", text("公民身份号码", "Citizen id"), RuleSpec.of("citizen-id"), "111")));
    }

    public static DataElement citizenId() {
        return element("person.citizen-id", "公民身份号码", "Citizen id", ElementRole.KEY, "citizen-id");
    }

    public static DataElement name() {
        return element("person.name", "姓名", "Name", ElementRole.VALUE, "person-name");
    }

    public static DataElement birthDate() {
        return element("person.birth-date", "出生日期", "Date of birth", ElementRole.VALUE, "date");
    }

    public static DataElement home() {
        return element("person.home", "户籍地", "Home division", ElementRole.HOME, "division-code");
    }

    public static DataElement existence() {
        return element("person.exists", "在册", "Exists", ElementRole.EXISTENCE, "boolean");
    }

    public static DataElement element(String code, String zh, String en, ElementRole role, String rule) {
        return new DataElement(code, text(zh, en), "person", role, Cardinality.ONE, RuleSpec.of(rule), false, false);
    }

    /** Public security's register of residents, with name, date of birth and home division. */
    public static Dataset residents() {
        return dataset("police.residents", "常住人口登记", "Register of residents", POLICE);
    }

    /** Civil affairs' own list of the same people. */
    public static Dataset civilPersons() {
        return dataset("civil.persons", "民政服务对象", "Persons served", CIVIL_AFFAIRS);
    }

    public static Dataset dataset(String code, String zh, String en, String department) {
        return dataset(code, zh, en, department, items());
    }

    public static Dataset dataset(String code, String zh, String en, String department, List<DataItem> items) {
        return new Dataset(
                code,
                text(zh, en),
                department,
                "person",
                new SubjectKey("citizen_id", "citizen-id"),
                List.of(),
                items,
                null,
                null,
                "home",
                null,
                SharingCategory.CONDITIONAL,
                "for the purposes of a service item",
                "none",
                "general-3",
                "daily",
                List.of(),
                Set.of());
    }

    public static List<DataItem> items() {
        return List.of(
                item("citizen_id", "公民身份号码", "person.citizen-id", true),
                item("name", "姓名", "person.name", true),
                item("birth_date", "出生日期", "person.birth-date", false),
                item("home", "户籍地", "person.home", true));
    }

    public static DataItem item(String code, String zh, String element, boolean required) {
        return new DataItem(code, text(zh, code), element, null, List.of(), required);
    }

    /** Everything above, in one proposal. */
    public static CatalogProposal everything() {
        return CatalogProposal.of(
                police(),
                civilAffairs(),
                person(),
                citizenId(),
                name(),
                birthDate(),
                home(),
                existence(),
                residents(),
                civilPersons());
    }
}

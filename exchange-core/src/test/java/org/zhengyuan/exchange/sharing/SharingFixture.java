package org.zhengyuan.exchange.sharing;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.catalog.Cardinality;
import org.zhengyuan.exchange.catalog.ElementRole;
import org.zhengyuan.exchange.catalog.SharingCategory;
import org.zhengyuan.exchange.testing.FixedCatalog;
import org.zhengyuan.exchange.testing.FixedResponsibilities;

/** Housing asks public security (conditional), tax (unconditional) and civil affairs (not shared) for data of people. */
public final class SharingFixture {
    public static final String HOUSING = "housing";
    public static final String POLICE = "police";
    public static final String TAX = "tax";
    public static final String CIVIL_AFFAIRS = "civil-affairs";
    public static final Instant NOW = Instant.parse("2026-11-21T06:00:00Z");

    private SharingFixture() {}

    public static FixedCatalog catalog() {
        return new FixedCatalog()
                .with(HOUSING)
                .with(POLICE)
                .with(TAX)
                .with(CIVIL_AFFAIRS)
                .element("person.name", ElementRole.VALUE, Cardinality.ONE, false)
                .element("person.sex", ElementRole.VALUE, Cardinality.ONE, true)
                .element("person.home", ElementRole.HOME, Cardinality.ONE, false)
                .element("person.tax-month", ElementRole.VALUE, Cardinality.MANY, false)
                .element("person.marriage", ElementRole.VALUE, Cardinality.ONE, true)
                .element("person.unsourced", ElementRole.VALUE, Cardinality.ONE, false)
                .element("house.area", ElementRole.VALUE, Cardinality.ONE, false)
                .dataset("population", POLICE, SharingCategory.CONDITIONAL, "person.name", "person.sex", "person.home")
                .dataset("tax-months", TAX, SharingCategory.UNCONDITIONAL, "person.tax-month")
                .dataset("marriages", CIVIL_AFFAIRS, SharingCategory.NOT_SHARED, "person.marriage")
                .dataset("houses", HOUSING, SharingCategory.NOT_SHARED, "house.area");
    }

    public static FixedResponsibilities responsibilities() {
        return new FixedResponsibilities()
                .national("population", "person.name", "person.sex", "person.home")
                .national("tax-months", "person.tax-month")
                .national("marriages", "person.marriage")
                .national("houses", "house.area");
    }

    public static Actor steward(String id, String department) {
        return new Actor(id, Actor.Kind.PERSON, department, Set.of(Role.DEPARTMENT_STEWARD));
    }

    public static Actor auditor() {
        return new Actor("auditor", Actor.Kind.PERSON, null, Set.of(Role.AUDITOR));
    }

    public static Actor exchangeSteward() {
        return new Actor("exchange", Actor.Kind.PERSON, null, Set.of(Role.EXCHANGE_STEWARD));
    }

    /** Terms of housing for these elements, each from every source of it. */
    public static Terms asked(String... elements) {
        Map<String, Set<String>> wanted = new java.util.TreeMap<>();
        for (String element : elements) {
            wanted.put(element, Set.of());
        }
        return terms(wanted);
    }

    public static Terms terms(Map<String, Set<String>> elements) {
        return new Terms(
                HOUSING,
                new Purpose(Set.of("loan"), "housing loan"),
                "Housing Fund Regulations",
                "person",
                elements,
                new DivisionScope("350000"),
                new Quota(100, 1000),
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2028-01-01T00:00:00Z"),
                new SharingOptions(false, false));
    }
}

package org.zhengyuan.exchange.responsibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengyuan.exchange.responsibility.ListOnDatabase.LONG_AGO;
import static org.zhengyuan.exchange.responsibility.ListOnDatabase.STEWARD;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.catalog.CatalogFixture;
import org.zhengyuan.exchange.testing.TestDatabase;

/** Who may be a source, and that there is one only. */
class AssigningResponsibilityTest {
    private static final String NAME = "person.name";
    private static final String CITY = "350100";

    private final TestDatabase database = TestDatabase.fresh();
    private final ListOnDatabase books = new ListOnDatabase(database, Clock.systemUTC());

    @Test
    void aSecondSourceIsRefusedNamingThePresentOneAndTheAttemptIsKept() {
        books.assign(NAME, CITY, "police.residents").orElseThrow();
        ResponsibilityOutcome.Refused refused =
                (ResponsibilityOutcome.Refused) books.assign(NAME, CITY, "civil.persons");

        assertThat(refused.refusal()).isEqualTo(ResponsibilityRefusal.SECOND_SOURCE);
        assertThat(refused.facts())
                .containsEntry("presentSource", "police.residents")
                .containsEntry("validFrom", "2020-01-01");
        List<Map<String, Object>> kept = JdbcClient.create(database.application())
                .sql("SELECT code, element, dataset, present_source, attempted_by FROM responsibility_refusal")
                .query()
                .listOfRows();
        assertThat(kept)
                .containsExactly(Map.of(
                        "code", "responsibility.second-source",
                        "element", NAME,
                        "dataset", "civil.persons",
                        "present_source", "police.residents",
                        "attempted_by", "steward"));
    }

    @Test
    void anotherDivisionOrAnotherPeriodMayHaveAnotherSource() {
        Assignment former = new Assignment(NAME, CITY, "civil.persons", LONG_AGO, LocalDate.of(2024, 7, 1), "三定方案");
        Assignment latter = new Assignment(NAME, CITY, "police.residents", LocalDate.of(2024, 7, 1), null, "三定方案");
        books.changes.assign(STEWARD, former).orElseThrow();
        books.changes.assign(STEWARD, latter).orElseThrow();
        LocalDate tomorrow = LegalDate.of(Instant.now()).plusDays(1);
        books.changes
                .assign(STEWARD, new Assignment(NAME, "350102", "civil.persons", tomorrow, null, "三定方案"))
                .orElseThrow();
        assertThat(books.list.current().lines(NAME)).hasSize(3);
    }

    @Test
    void aKeyElementHasNoSourceAndAHomeElementANationalOne() {
        assertRefused("person.citizen-id", CITY, "police.residents", ResponsibilityRefusal.KEY_ELEMENT);
        assertRefused("person.home", CITY, "police.residents", ResponsibilityRefusal.HOME_IS_NATIONAL);
        books.assign("person.home", "000000", "police.residents").orElseThrow();
    }

    @Test
    void theDatasetCarriesTheElementExceptForExistence() {
        publishABareList();
        assertRefused(NAME, CITY, "civil.bare", ResponsibilityRefusal.DATASET_LACKS_ELEMENT);
        books.assign("person.exists", CITY, "civil.bare").orElseThrow();
    }

    @Test
    void whatIsNotThereCannotBeNamed() {
        assertRefused("person.nothing", CITY, "police.residents", ResponsibilityRefusal.UNKNOWN_ELEMENT);
        assertRefused(NAME, CITY, "police.nothing", ResponsibilityRefusal.UNKNOWN_DATASET);
        assertRefused(NAME, "city", "police.residents", ResponsibilityRefusal.BAD_DIVISION);
        assertRefused(NAME, "110105", "police.residents", ResponsibilityRefusal.OUT_OF_JURISDICTION);
    }

    @Test
    void onlyTheExchangesStewardDecides() {
        Actor department = new Actor("li", Actor.Kind.PERSON, CatalogFixture.POLICE, Set.of(Role.DEPARTMENT_STEWARD));
        Assignment assignment = new Assignment(NAME, CITY, "police.residents", LONG_AGO, null, "三定方案");
        assertThat(books.changes.assign(department, assignment))
                .isEqualTo(ResponsibilityOutcome.refused(ResponsibilityRefusal.NOT_ALLOWED));
    }

    @Test
    void aSourceIsNeitherWithdrawnNorLosesItsItem() {
        books.assign(NAME, CITY, "police.residents").orElseThrow();
        HeldElements held = new HeldElements(books.store, Clock.systemUTC());
        assertThat(held.held("police.residents")).containsExactly(NAME);
        assertThat(held.presentlyHeld("police.residents")).containsExactly(NAME);
        assertThat(held.presentlyHeld("civil.persons")).isEmpty();
    }

    private void assertRefused(String element, String division, String dataset, ResponsibilityRefusal refusal) {
        assertThat(books.assign(element, division, dataset)).isEqualTo(ResponsibilityOutcome.refused(refusal));
    }

    private void publishABareList() {
        books.catalog.publish(CatalogFixture.dataset(
                "civil.bare",
                "最简名册",
                "Bare list",
                CatalogFixture.CIVIL_AFFAIRS,
                CatalogFixture.items().stream()
                        .filter(item -> !NAME.equals(item.element()))
                        .toList()));
    }
}

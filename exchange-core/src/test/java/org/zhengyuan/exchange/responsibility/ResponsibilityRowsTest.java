package org.zhengyuan.exchange.responsibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.testing.TestDatabase;

/** What the application's role cannot do to the list, whatever SQL it runs: the rules are the database's own. */
class ResponsibilityRowsTest {
    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient application = JdbcClient.create(database.application());
    private final ListOnDatabase books = new ListOnDatabase(database, Clock.systemUTC());
    private final UUID decision = UUID.randomUUID();

    @BeforeEach
    void assignTheName() {
        books.assign("person.name", "350100", "police.residents").orElseThrow();
        application
                .sql(
                        "INSERT INTO responsibility_decision (decision_id, kind, decided_by, basis) VALUES (?, 'ASSIGNED', 'x', 'x')")
                .param(decision)
                .update();
    }

    @Test
    void aLineIsNeitherRewrittenNorRemoved() {
        denied("UPDATE responsibility SET valid = '[2000-01-01,)'");
        denied("UPDATE responsibility SET dataset = 'civil.persons'");
        denied("UPDATE responsibility_decision SET decided_by = 'another'");
        denied("UPDATE responsibility_revision SET revision = 0");
        denied("DELETE FROM responsibility");
        denied("DELETE FROM responsibility_refusal");
        denied("TRUNCATE responsibility");
    }

    @Test
    void theRulesCannotBeTakenAway() {
        denied("ALTER TABLE responsibility DROP CONSTRAINT responsibility_one_source");
        denied("ALTER TABLE responsibility DISABLE TRIGGER ALL");
        denied("DROP TABLE responsibility");
        denied(
                "CREATE OR REPLACE FUNCTION responsibility_instant() RETURNS timestamptz LANGUAGE sql AS 'SELECT now()'");
        denied("SELECT responsibility_instant()");
    }

    @Test
    void theKnownPeriodIsTheDatabasesToSet() {
        denied("INSERT INTO responsibility (responsibility_id, element, division, dataset, valid, known, opened_by)"
                + " VALUES (gen_random_uuid(), 'person.name', '350102', 'civil.persons', '[2020-01-01,)', '[2000-01-01,)', '"
                + decision + "')");
        broken(
                "UPDATE responsibility SET known = '[2000-01-01,2001-01-01)', closed_by = '" + decision + "'",
                "closed once");
        broken("UPDATE responsibility SET known = tstzrange(lower(known), NULL)", "closed once");
    }

    @Test
    void aKnownPeriodIsClosedAtTheDatabasesTimeAndOnlyOnce() {
        String close =
                "UPDATE responsibility SET known = tstzrange(lower(known), 'infinity'), closed_by = '" + decision + "'";
        assertThat(application.sql(close).update()).isEqualTo(1);
        Boolean now = application
                .sql("SELECT upper(known) BETWEEN now() - interval '1 minute' AND now() FROM responsibility")
                .query(Boolean.class)
                .single();
        assertThat(now).isTrue();
        broken(close, "closed once");
    }

    @Test
    void keyAndHomeElementsAndMissingItemsAreRefusedByTheDatabaseToo() {
        broken(insert("person.citizen-id", "350100", "police.residents"), "has no responsibility");
        broken(insert("person.home", "350100", "police.residents"), "national source only");
        broken(insert("person.birth-date", "350100", "nothing"), "not both published");
    }

    @Test
    void legalDatesBeginAtMidnightInShanghai() {
        broken(
                insert("person.birth-date", "350100", "police.residents").replace("2020-01-01", "2020-01-01 08:00"),
                "responsibility_legal_dates");
    }

    @Test
    void aSecondSourceIsRefusedByTheConstraint() {
        broken(insert("person.name", "350100", "civil.persons"), "responsibility_one_source");
    }

    @Test
    void aDatasetThatIsASourceIsNotWithdrawnBySqlEither() {
        broken(
                "UPDATE catalog_entry SET state = 'withdrawn', withdrawn_by = 'x', withdrawal_reason = 'x'"
                        + " WHERE code = 'police.residents'",
                "not both published");
    }

    private String insert(String element, String division, String dataset) {
        return "INSERT INTO responsibility (responsibility_id, element, division, dataset, valid, opened_by)"
                + " VALUES (gen_random_uuid(), '" + element + "', '" + division + "', '" + dataset
                + "', tstzrange('2020-01-01 Asia/Shanghai', NULL), '" + decision + "')";
    }

    private void denied(String sql) {
        assertThatThrownBy(() -> application.sql(sql).update())
                .rootCause()
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }

    private void broken(String sql, String rule) {
        assertThatThrownBy(() -> application.sql(sql).update()).rootCause().hasMessageContaining(rule);
    }
}

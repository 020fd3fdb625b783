package org.zhengyuan.exchange.catalog;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.testing.TestDatabase;

/** What the application's role cannot do to the catalogue's books, whatever SQL it runs. */
class CatalogRowsTest {
    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient application = JdbcClient.create(database.application());

    @BeforeEach
    void publishEverything() {
        new CatalogOnDatabase(database).publish(CatalogFixture.everything());
    }

    @Test
    void thePublishedContentCannotBeChanged() {
        denied("UPDATE catalog_entry SET definition = '{}'");
        denied("UPDATE catalog_entry SET avro_schema = ''");
        denied("UPDATE catalog_change SET proposed_by = 'another'");
        denied("UPDATE dataset SET code = 'another'");
    }

    @Test
    void nothingCanBeRemoved() {
        denied("DELETE FROM catalog_entry");
        denied("DELETE FROM catalog_change");
        denied("DELETE FROM dataset");
        denied("TRUNCATE catalog_entry");
    }

    @Test
    void theTablesCannotBeAltered() {
        denied("ALTER TABLE catalog_entry DISABLE TRIGGER ALL");
        denied("DROP INDEX catalog_entry_present");
        denied("CREATE TABLE another (x int)");
    }

    @Test
    void statesMoveOnlyAlongTheArrows() {
        broken("UPDATE catalog_entry SET state = 'draft'", "does not go from published to draft");
        broken(
                "UPDATE catalog_change SET state = 'rejected', decided_by = 'x', reason = 'x'",
                "stays as it was decided");
        broken("UPDATE catalog_entry SET state = 'withdrawn'", "catalog_entry_withdrawal");
        broken("UPDATE catalog_revision SET revision = 7", "grows by one");
    }

    @Test
    void anEntryIsPublishedOnlyByTheDecisionOnItsChange() {
        UUID change = UUID.randomUUID();
        application
                .sql("INSERT INTO catalog_change (change_id, origin, proposed_by) VALUES (?, 'proposal', 'li')")
                .param(change)
                .update();
        application
                .sql("INSERT INTO catalog_entry (change_id, kind, code, version, definition, diff)"
                        + " VALUES (?, 'element', 'person.x', 1, '{}', '[]')")
                .param(change)
                .update();
        broken("UPDATE catalog_entry SET state = 'published' WHERE code = 'person.x'", "follows the decision");
        broken(
                "UPDATE catalog_change SET state = 'published', decided_by = 'li' WHERE state = 'draft'",
                "catalog_change_four_eyes");
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

package org.zhengyuan.exchange.registry.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhengyuan.exchange.testing.TestDatabase;

/** The database's statistics have not heard of a dataset that was delivered a moment ago; its heads are found by their keys all the same. */
class NewDatasetPlanTest {
    private static final String FILL =
            """
            INSERT INTO head (subject_id, dataset_id, record_key, state, schema_version, version, version_id, last_version, last_version_id,
                valid_from, recorded_at, division, digest, payload)
            SELECT gen_random_uuid(), %d, '', 0, 1, 1, n, 1, n, now(), now(), '350100', '', '' FROM generate_series(1, 4000) n
            """;
    private static final Pattern PARAMETER = Pattern.compile("\\?::(\\w+)(\\[])?|\\?");

    @ParameterizedTest
    @ValueSource(strings = {VersionStore.REPLACE_HEADS, VersionStore.NOTE_NEWEST})
    void itsHeadsAreFoundByKey(String update) throws SQLException {
        assertThat(plan(withValues(update)))
                .contains("Index Cond: ((subject_id = ")
                .doesNotContain("Join Filter");
    }

    @Test
    void theTestSeesTheWrongPlan() throws SQLException {
        assertThat(plan("UPDATE head h SET last_version = 2 FROM unnest(" + uuids() + ") AS k (subject_id)"
                        + " WHERE h.subject_id = k.subject_id AND h.dataset_id = 2 AND h.record_key = ''"))
                .contains("Join Filter");
    }

    /** How PostgreSQL would do it where its statistics know dataset 1, and dataset 2 came after them. */
    private static String plan(String update) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (Connection connection = TestDatabase.fresh().owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(FILL.formatted(1));
            statement.execute("ANALYZE head");
            statement.execute(FILL.formatted(2));
            connection.setAutoCommit(false);
            HeadLookup.guardPlan(connection);
            try (ResultSet result = statement.executeQuery("EXPLAIN " + update)) {
                while (result.next()) {
                    plan.append(result.getString(1)).append('\n');
                }
            }
        }
        return plan.toString();
    }

    /** The statement with a thousand rows to look for. */
    private static String withValues(String update) {
        Matcher parameter = PARAMETER.matcher(update);
        StringBuilder filled = new StringBuilder();
        while (parameter.find()) {
            String value = "2";
            if (parameter.group(2) != null) {
                value = parameter.group(1).equals("uuid")
                        ? uuids()
                        : "array_fill(NULL::" + parameter.group(1) + ", ARRAY[1000])";
            } else if (parameter.group(1) == null
                    && update.substring(0, parameter.start()).endsWith("recorded_at = ")) {
                value = "now()";
            }
            parameter.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return parameter.appendTail(filled).toString();
    }

    private static String uuids() {
        StringBuilder array = new StringBuilder("ARRAY[");
        for (int i = 0; i < 1_000; i++) {
            array.append(i == 0 ? "'" : ",'").append(UUID.randomUUID()).append('\'');
        }
        return array.append("]::uuid[]").toString();
    }
}

package org.zhengyuan.exchange.reconciliation.postgres;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.zhengyuan.exchange.reconciliation.CrossCheck.Setting;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the latest comparison of each delivered row. A row that compares as before is not written again. */
@Repository
class CheckRecords {
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String SAVE =
            """
            INSERT INTO cross_check (subject_id, dataset_id, record_key, elements, verdicts, reported, submission_id, row_number,
                recorded_at)
            SELECT k.subject_id, ?, k.record_key, ?, k.verdicts, k.reported::jsonb, ?, k.row_number, ?
            FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::bigint[])
                AS k (subject_id, record_key, verdicts, reported, row_number)
            ORDER BY k.subject_id, k.record_key
            ON CONFLICT (subject_id, dataset_id, record_key) DO UPDATE
            SET elements = excluded.elements, verdicts = excluded.verdicts, reported = excluded.reported,
                submission_id = excluded.submission_id, row_number = excluded.row_number, recorded_at = excluded.recorded_at
            WHERE (cross_check.elements, cross_check.verdicts, cross_check.reported)
                IS DISTINCT FROM (excluded.elements, excluded.verdicts, excluded.reported)
            """;

    private final JdbcTemplate jdbc;

    CheckRecords(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    void save(Setting setting, List<Checked> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.execute((ConnectionCallback<Integer>) connection -> save(connection, setting, rows));
    }

    private static int save(Connection connection, Setting setting, List<Checked> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SAVE)) {
            statement.setInt(1, setting.datasetId());
            statement.setArray(2, texts(connection, setting.elements()));
            statement.setObject(3, setting.submissionId());
            statement.setObject(4, setting.recordedAt().atOffset(ZoneOffset.UTC));
            statement.setArray(
                    5,
                    connection.createArrayOf(
                            "uuid", rows.stream().map(Checked::subjectId).toArray(UUID[]::new)));
            statement.setArray(
                    6,
                    texts(
                            connection,
                            rows.stream().map(row -> row.row().recordKey()).toList()));
            statement.setArray(
                    7, texts(connection, rows.stream().map(Checked::verdicts).toList()));
            statement.setArray(
                    8,
                    texts(
                            connection,
                            rows.stream()
                                    .map(row ->
                                            JSON.writeValueAsString(row.row().values()))
                                    .toList()));
            statement.setArray(
                    9,
                    connection.createArrayOf(
                            "int8", rows.stream().map(row -> row.row().number()).toArray(Long[]::new)));
            return statement.executeUpdate();
        }
    }

    private static Array texts(Connection connection, List<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray(String[]::new));
    }
}

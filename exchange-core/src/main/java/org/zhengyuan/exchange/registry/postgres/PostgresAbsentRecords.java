package org.zhengyuan.exchange.registry.postgres;

import java.sql.PreparedStatement;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.zhengyuan.exchange.registry.AbsentRecords;
import org.zhengyuan.exchange.registry.StandingRecords.Place;

/** Lists of absent records over PostgreSQL. */
@Repository
public class PostgresAbsentRecords implements AbsentRecords {
    private static final String NOTE =
            """
            INSERT INTO absent_record (submission_id, dataset_id, subject_id, record_key)
            SELECT ?, ?, k.subject_id, k.record_key FROM unnest(?::uuid[], ?::text[]) AS k (subject_id, record_key)
            ON CONFLICT DO NOTHING
            """;
    private static final String LISTED = "SELECT EXISTS (SELECT 1 FROM absent_record WHERE dataset_id = ?)";
    private static final String STRIKE =
            """
            DELETE FROM absent_record a
            USING (SELECT i.subject_id, k.record_key, ?::smallint AS dataset_id
                FROM unnest(?::text[], ?::text[]) AS k (identifier, record_key)
                JOIN LATERAL (SELECT subject_id FROM subject_identifier
                    WHERE identifier = k.identifier AND identifier_type = ? AND valid_to = 'infinity' LIMIT 1) i ON true
                OFFSET 0) k
            WHERE a.dataset_id = k.dataset_id AND a.subject_id = k.subject_id AND a.record_key = k.record_key
            """;
    private static final String TAKE =
            """
            DELETE FROM absent_record WHERE submission_id = ? AND (subject_id, record_key) IN (
                SELECT subject_id, record_key FROM absent_record WHERE submission_id = ? ORDER BY subject_id, record_key LIMIT ?)
            RETURNING subject_id, record_key
            """;

    private static final String LOOK =
            """
            SELECT subject_id, record_key FROM absent_record WHERE submission_id = ? ORDER BY subject_id, record_key OFFSET ? LIMIT ?
            """;

    private final JdbcTemplate jdbc;

    public PostgresAbsentRecords(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public void note(UUID submission, int datasetId, List<Place> absent) {
        jdbc.execute((ConnectionCallback<Integer>) connection -> {
            try (PreparedStatement statement = connection.prepareStatement(NOTE)) {
                statement.setObject(1, submission);
                statement.setInt(2, datasetId);
                statement.setArray(
                        3,
                        connection.createArrayOf(
                                "uuid", absent.stream().map(Place::subjectId).toArray()));
                statement.setArray(
                        4,
                        connection.createArrayOf(
                                "text", absent.stream().map(Place::recordKey).toArray(String[]::new)));
                return statement.executeUpdate();
            }
        });
    }

    @Override
    public boolean anyListed(int datasetId) {
        return Boolean.TRUE.equals(jdbc.queryForObject(LISTED, Boolean.class, datasetId));
    }

    @Override
    public void strike(int datasetId, String identifierType, List<Named> named) {
        jdbc.execute((ConnectionCallback<Integer>) connection -> {
            DatasetTurn.share(connection, datasetId);
            HeadLookup.guardPlan(connection);
            try (PreparedStatement statement = connection.prepareStatement(STRIKE)) {
                statement.setInt(1, datasetId);
                statement.setArray(
                        2,
                        connection.createArrayOf(
                                "text", named.stream().map(Named::identifier).toArray(String[]::new)));
                statement.setArray(
                        3,
                        connection.createArrayOf(
                                "text", named.stream().map(Named::recordKey).toArray(String[]::new)));
                statement.setString(4, identifierType);
                return statement.executeUpdate();
            }
        });
    }

    @Override
    public List<Place> take(UUID submission, int datasetId, int limit) {
        jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            DatasetTurn.share(connection, datasetId);
            return true;
        });
        return jdbc.query(
                TAKE,
                (row, index) -> new Place(row.getObject(1, UUID.class), row.getString(2)),
                submission,
                submission,
                limit);
    }

    @Override
    public List<Place> look(UUID submission, long from, int limit) {
        return jdbc.query(
                LOOK,
                (row, index) -> new Place(row.getObject(1, UUID.class), row.getString(2)),
                submission,
                from,
                limit);
    }

    @Override
    public void forget(UUID submission) {
        jdbc.update("DELETE FROM absent_record WHERE submission_id = ?", submission);
    }
}

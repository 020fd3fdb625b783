package org.zhengyuan.exchange.registry.postgres;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.zhengyuan.exchange.registry.Digests;
import org.zhengyuan.exchange.registry.RegistryWriter.Setting;
import org.zhengyuan.exchange.registry.RegistryWriter.StoredVersion;
import org.zhengyuan.exchange.registry.StandingRecords;

/** Standing records over PostgreSQL. An ended record keeps its head, marked ended, so that its history stays reachable. */
@Repository
public class PostgresStandingRecords implements StandingRecords {
    private static final int FETCH = 5_000;

    private static final String STANDING =
            """
            SELECT h.subject_id, i.identifier, h.record_key, h.division FROM head h
            JOIN subject_identifier i ON i.subject_id = h.subject_id AND i.identifier_type = ? AND i.valid_to = 'infinity'
            WHERE h.dataset_id = ? AND h.state = 0 AND h.division LIKE ?
            """;
    private static final String ANY =
            "SELECT EXISTS (SELECT 1 FROM head WHERE dataset_id = ? AND state = 0 AND division LIKE ?)";
    private static final String END =
            """
            WITH gone AS (
                UPDATE head h SET state = 1, version = h.last_version + 1, last_version = h.last_version + 1, version_id = k.version_id,
                    last_version_id = k.version_id, valid_from = greatest(?, h.valid_from), recorded_at = ?, digest = ?, payload = '',
                    claimed_from = NULL
                FROM (SELECT *, ?::smallint AS dataset_id
                        FROM unnest(?::uuid[], ?::text[], ?::bigint[]) AS k (subject_id, record_key, version_id) OFFSET 0) k,
                     head before
                WHERE h.subject_id = k.subject_id AND h.dataset_id = k.dataset_id AND h.record_key = k.record_key AND h.state = 0
                  AND before.subject_id = h.subject_id AND before.dataset_id = h.dataset_id AND before.record_key = h.record_key
                RETURNING h.*, before.last_version_id AS previous_id
            )
            INSERT INTO version (version_id, subject_id, dataset_id, record_key, previous_id, version, kind, schema_version, valid_from,
                recorded_at, ordering, division, submission_id, row_number, digest, payload)
            SELECT version_id, subject_id, dataset_id, record_key, previous_id, version, 1, schema_version, valid_from,
                recorded_at, ordering, division, ?, 0, digest, payload
            FROM gone
            """;

    private static final String CANCEL_WAITING =
            """
            DELETE FROM due_version d USING (SELECT *, ?::smallint AS dataset_id
                FROM unnest(?::uuid[], ?::text[]) AS k (subject_id, record_key) OFFSET 0) k
            WHERE d.subject_id = k.subject_id AND d.dataset_id = k.dataset_id AND d.record_key = k.record_key
            """;

    private final JdbcTemplate jdbc;
    private final DataSource dataSource;
    private final VersionNumbers numbers = new VersionNumbers();

    public PostgresStandingRecords(DataSource dataSource) {
        this.dataSource = dataSource;
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public void forEach(int datasetId, String identifierType, String division, Consumer<Standing> consumer) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(STANDING)) {
                statement.setFetchSize(FETCH);
                statement.setString(1, identifierType);
                statement.setInt(2, datasetId);
                statement.setString(3, prefix(division));
                try (ResultSet result = statement.executeQuery()) {
                    while (result.next()) {
                        consumer.accept(new Standing(
                                result.getObject(1, UUID.class),
                                result.getString(2),
                                result.getString(3),
                                result.getString(4)));
                    }
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("standing records of dataset " + datasetId + " cannot be read", e);
        }
    }

    @Override
    public List<StoredVersion> end(Setting setting, List<Place> records) {
        return Objects.requireNonNull(jdbc.execute(
                (ConnectionCallback<List<StoredVersion>>) connection -> end(connection, setting, records)));
    }

    @Override
    public boolean any(int datasetId, String division) {
        return Boolean.TRUE.equals(jdbc.queryForObject(ANY, Boolean.class, datasetId, prefix(division)));
    }

    private List<StoredVersion> end(Connection connection, Setting setting, List<Place> records) throws SQLException {
        StandingDigests.distrust(connection, setting.datasetId());
        HeadLookup.guardPlan(connection);
        Long[] ids = new Long[records.size()];
        long[] drawn = numbers.draw(connection, ids.length);
        for (int i = 0; i < ids.length; i++) {
            ids[i] = drawn[i];
        }
        Array subjects = connection.createArrayOf(
                "uuid", records.stream().map(Place::subjectId).toArray());
        Array recordKeys = connection.createArrayOf(
                "text", records.stream().map(Place::recordKey).toArray(String[]::new));
        cancelWaiting(connection, setting, subjects, recordKeys);
        try (PreparedStatement statement = connection.prepareStatement(END)) {
            statement.setObject(1, setting.recordedAt().atOffset(ZoneOffset.UTC));
            statement.setObject(2, setting.recordedAt().atOffset(ZoneOffset.UTC));
            statement.setBytes(3, Digests.sha256().digest());
            statement.setInt(4, setting.datasetId());
            statement.setArray(5, subjects);
            statement.setArray(6, recordKeys);
            statement.setArray(7, connection.createArrayOf("int8", ids));
            statement.setObject(8, setting.submissionId());
            statement.executeUpdate();
        }
        return VersionDigests.of(connection, drawn);
    }

    /** What was announced for a record before it ended does not come any more. */
    private static void cancelWaiting(Connection connection, Setting setting, Array subjects, Array recordKeys)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(CANCEL_WAITING)) {
            statement.setInt(1, setting.datasetId());
            statement.setArray(2, subjects);
            statement.setArray(3, recordKeys);
            statement.executeUpdate();
        }
    }

    /** Division codes nest by their non-zero prefix; codes of municipalities and counties alike. */
    private static String prefix(String division) {
        if (division.endsWith("0000")) {
            return division.equals("000000") ? "%" : division.substring(0, 2) + "%";
        }
        return division.endsWith("00") ? division.substring(0, 4) + "%" : division;
    }
}

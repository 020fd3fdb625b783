package org.zhengyuan.exchange.registry.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.zhengyuan.exchange.registry.RegistryWriter.Setting;

/** Gives identifiers that no one has delivered before a subject: an unguessable id, never derived from the identifier. */
final class SubjectCreation {
    // ordered by identifier, so that two datasets that create the same subjects at once wait for each other and do not
    // deadlock
    private static final String INSERT =
            """
            INSERT INTO subject_identifier (subject_id, subject_type, identifier_type, identifier, valid_from)
            SELECT k.subject_id, ?, ?, k.identifier, ?
            FROM unnest(?::uuid[], ?::text[]) AS k (subject_id, identifier)
            ON CONFLICT (identifier, identifier_type) WHERE valid_to = 'infinity' DO NOTHING
            """;

    private static final String SELECT =
            """
            SELECT i.identifier, i.subject_id FROM unnest(?::text[]) AS k (identifier)
            JOIN LATERAL (
                SELECT identifier, subject_id FROM subject_identifier
                WHERE identifier = k.identifier AND identifier_type = ? AND valid_to = 'infinity' LIMIT 1) i ON true
            """;

    private SubjectCreation() {}

    /** The subject of each identifier, created where another transaction has not done so in the meantime. */
    static Map<String, UUID> create(Connection connection, Setting setting, Collection<String> identifiers)
            throws SQLException {
        TreeMap<String, UUID> wanted = new TreeMap<>();
        for (String identifier : identifiers) {
            wanted.computeIfAbsent(identifier, any -> newId(setting.recordedAt()));
        }
        int inserted = insert(connection, setting, wanted);
        return inserted == wanted.size() ? wanted : read(connection, setting, wanted.keySet());
    }

    /** A UUID of version 7 (RFC 9562, 5.7): 74 random bits behind the recording time, so that new subjects lie together in every index. */
    private static UUID newId(Instant recordedAt) {
        UUID random = UUID.randomUUID();
        long high = recordedAt.toEpochMilli() << 16 | 0x7000 | (random.getMostSignificantBits() & 0xfff);
        return new UUID(high, random.getLeastSignificantBits());
    }

    private static int insert(Connection connection, Setting setting, Map<String, UUID> wanted) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, setting.subjectType());
            statement.setString(2, setting.identifierType());
            statement.setObject(3, at(setting.recordedAt()));
            statement.setArray(
                    4, connection.createArrayOf("uuid", wanted.values().toArray()));
            statement.setArray(
                    5, connection.createArrayOf("text", wanted.keySet().toArray(String[]::new)));
            return statement.executeUpdate();
        }
    }

    private static Map<String, UUID> read(Connection connection, Setting setting, Collection<String> identifiers)
            throws SQLException {
        Map<String, UUID> subjects = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setArray(1, connection.createArrayOf("text", identifiers.toArray(String[]::new)));
            statement.setString(2, setting.identifierType());
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    subjects.put(result.getString(1), result.getObject(2, UUID.class));
                }
            }
        }
        return subjects;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

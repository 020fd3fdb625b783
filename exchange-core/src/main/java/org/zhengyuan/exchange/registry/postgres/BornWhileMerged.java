package org.zhengyuan.exchange.registry.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.zhengyuan.exchange.registry.RegistryWriter.Setting;

/** Notes new records that were delivered under an identifier which a merge brought: a split gives them back together with it. */
final class BornWhileMerged {
    // an identifier may have come by one merge after another; each may be taken back, the last one first
    private static final String BROUGHT =
            """
            WITH RECURSIVE brought AS (
                SELECT identifier, opened_by AS merge FROM subject_identifier
                WHERE identifier_type = ? AND opened_by IS NOT NULL AND valid_to = 'infinity'
                UNION
                SELECT i.identifier, i.opened_by FROM brought b JOIN subject_change c ON c.change_id = b.merge
                JOIN subject_identifier i ON i.subject_id = c.absorbed AND i.closed_by = b.merge AND i.identifier = b.identifier
                WHERE i.identifier_type = ? AND i.opened_by IS NOT NULL
            )
            SELECT identifier, merge FROM brought
            """;
    private static final String NOTE =
            "INSERT INTO subject_change_record (change_id, dataset_id, record_key) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";

    private BornWhileMerged() {}

    static void note(Connection connection, Setting setting, List<NewVersion> versions) throws SQLException {
        List<NewVersion> born =
                versions.stream().filter(version -> version.head() == null).toList();
        if (born.isEmpty()) {
            return;
        }
        Map<String, List<UUID>> merges = brought(connection, setting.identifierType());
        if (merges.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(NOTE)) {
            for (NewVersion version : born) {
                for (UUID merge : merges.getOrDefault(version.row().deliveredAs(), List.of())) {
                    statement.setObject(1, merge);
                    statement.setInt(2, setting.datasetId());
                    statement.setString(3, version.row().recordKey());
                    statement.addBatch();
                }
            }
            statement.executeBatch();
        }
    }

    private static Map<String, List<UUID>> brought(Connection connection, String identifierType) throws SQLException {
        Map<String, List<UUID>> merges = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(BROUGHT)) {
            statement.setString(1, identifierType);
            statement.setString(2, identifierType);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    merges.computeIfAbsent(result.getString(1), any -> new ArrayList<>(1))
                            .add(result.getObject(2, UUID.class));
                }
            }
        }
        return merges;
    }
}

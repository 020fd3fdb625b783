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
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.postgres.Timestamps;
import org.zhengyuan.exchange.registry.IncomingRow;
import org.zhengyuan.exchange.registry.PlacementRule.Waiting;
import org.zhengyuan.exchange.registry.RegistryWriter.Setting;
import org.zhengyuan.exchange.registry.postgres.HeadLookup.Found;

/** Looks up which future versions already wait, so that delivering the last of them again changes nothing. Asked only when a set has future rows. */
final class WaitingVersions {
    private static final String SELECT =
            """
            SELECT d.subject_id, d.record_key, (extract(epoch FROM d.due_at) * 1000000)::bigint, d.digest FROM due_version d
            JOIN version v ON v.version_id = d.version_id AND v.subject_id = d.subject_id
            WHERE d.subject_id = ANY (?::uuid[]) AND d.dataset_id = ?
            ORDER BY d.due_at, v.ordering NULLS FIRST, d.version_id
            """;

    private WaitingVersions() {}

    /** A record within the set's dataset. */
    record RecordName(UUID subjectId, String recordKey) {}

    static Map<RecordName, List<Waiting>> of(
            Connection connection, Setting setting, List<IncomingRow> rows, @Nullable Found[] found)
            throws SQLException {
        List<UUID> subjects = new ArrayList<>();
        for (int i = 0; i < found.length; i++) {
            Found match = found[i];
            IncomingRow row = rows.get(i);
            if (match != null
                    && match.subjectId() != null
                    && row.validFrom() != null
                    && row.validFrom().isAfter(setting.recordedAt())) {
                subjects.add(match.subjectId());
            }
        }
        if (subjects.isEmpty()) {
            return Map.of();
        }
        Map<RecordName, List<Waiting>> waiting = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setArray(1, connection.createArrayOf("uuid", subjects.toArray()));
            statement.setInt(2, setting.datasetId());
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    RecordName name = new RecordName(result.getObject(1, UUID.class), result.getString(2));
                    waiting.computeIfAbsent(name, any -> new ArrayList<>(1))
                            .add(new Waiting(Timestamps.instant(result.getLong(3)), result.getBytes(4)));
                }
            }
        }
        return waiting;
    }
}

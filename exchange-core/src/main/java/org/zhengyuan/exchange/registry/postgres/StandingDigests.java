package org.zhengyuan.exchange.registry.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.zhengyuan.exchange.registry.RegistryWriter.Setting;

/**
 * What this process knows to stand in the registry, so that a row delivered again as it stands costs no look-up. Only a memory: the
 * registry's answer is the same without it.
 *
 * <p>It is believed only as long as nobody else wrote the dataset's heads. Whoever writes them leaves his name in {@code standing_holder},
 * in the same transaction; a process that finds another name there, or the database on another timeline (a restore, a stand-by that took
 * over), forgets everything it knew of the dataset and begins anew.
 */
@Component
public class StandingDigests {
    private static final String HOLDER =
            """
            SELECT left(pg_walfile_name(pg_current_wal_insert_lsn()), 8), (SELECT holder FROM standing_holder WHERE dataset_id = ?)
            """;
    private static final String HOLD =
            """
            INSERT INTO standing_holder (dataset_id, holder) VALUES (?, ?) ON CONFLICT (dataset_id) DO UPDATE SET holder = excluded.holder
            """;

    private final UUID self = UUID.randomUUID();
    private final Path folder;
    private final AtomicLong room;
    private final Map<Integer, KnownDigests> datasets = new ConcurrentHashMap<>();

    /**
     * @param folder where large tables lay their files
     * @param records most records that are remembered, of all datasets together; 55 to 110 bytes each, outside the heap where a dataset has many
     */
    public StandingDigests(
            @Value("${zhengyuan.data:data}/spool/scratch") Path folder,
            @Value("${zhengyuan.registry.remembered-records:16000000}") long records) {
        this.folder = folder;
        this.room = new AtomicLong(records);
    }

    /** What is known of the dataset and may be believed in this transaction, which writes the dataset's heads and has its turn. */
    KnownDigests believed(Connection connection, Setting setting) throws SQLException {
        int datasetId = setting.datasetId();
        KnownDigests known = datasets.computeIfAbsent(datasetId, any -> new KnownDigests(folder, room));
        try (PreparedStatement statement = connection.prepareStatement(HOLDER)) {
            statement.setInt(1, datasetId);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                String situation = result.getString(1) + " " + setting.identifierType();
                if (!self.equals(result.getObject(2, UUID.class)) || !known.isOf(situation)) {
                    hold(connection, datasetId);
                    known.beginAnew(situation);
                }
            }
        }
        return known;
    }

    private void hold(Connection connection, int datasetId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HOLD)) {
            statement.setInt(1, datasetId);
            statement.setObject(2, self);
            statement.executeUpdate();
        }
    }

    /** Makes every process forget what it knew of the dataset. In the transaction that writes its heads by another way. */
    static void distrust(Connection connection, int datasetId) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM standing_holder WHERE dataset_id = ?")) {
            statement.setInt(1, datasetId);
            statement.executeUpdate();
        }
    }
}

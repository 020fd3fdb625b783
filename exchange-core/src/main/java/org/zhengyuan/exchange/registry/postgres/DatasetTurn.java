package org.zhengyuan.exchange.registry.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Keeps writers of one dataset apart, for the length of a transaction: the chunks of its running submission share the turn, the step that
 * turns waiting versions into heads takes it alone.
 */
final class DatasetTurn {
    /** First key of the advisory locks; the dataset is the second. */
    private static final int TURN = 0x5a59_0001;

    private DatasetTurn() {}

    static void share(Connection connection, int datasetId) throws SQLException {
        take(connection, "SELECT pg_advisory_xact_lock_shared(?, ?)", datasetId);
    }

    /** Whoever writes alone writes heads past what processes remember of them, so nothing remembered is believed afterwards. */
    static void alone(Connection connection, int datasetId) throws SQLException {
        take(connection, "SELECT pg_advisory_xact_lock(?, ?)", datasetId);
        StandingDigests.distrust(connection, datasetId);
    }

    private static void take(Connection connection, String sql, int datasetId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, TURN);
            statement.setInt(2, datasetId);
            statement.execute();
        }
    }
}

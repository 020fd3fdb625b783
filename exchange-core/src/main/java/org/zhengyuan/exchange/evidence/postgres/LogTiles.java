package org.zhengyuan.exchange.evidence.postgres;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.evidence.BundleAssembly;
import org.zhengyuan.seal.proof.TileAssembly;
import org.zhengyuan.seal.proof.TileReader;

/** The table of tiles and bundles. A partial one is replaced by a wider one of the same beginning. */
final class LogTiles {
    static final int ENTRIES = -1;

    private static final String READ = "SELECT data FROM log_tile WHERE level = ? AND number = ?";
    private static final String WRITE =
            """
            INSERT INTO log_tile (level, number, width, data) VALUES (?, ?, ?, ?)
            ON CONFLICT (level, number) DO UPDATE SET width = excluded.width, data = excluded.data
            WHERE log_tile.width < excluded.width
            """;

    private LogTiles() {}

    /** As far as it is filled; null where there is none. */
    static byte @Nullable [] read(Connection connection, int level, long number) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setInt(1, level);
            statement.setLong(2, number);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? result.getBytes(1) : null;
            }
        }
    }

    static TileReader reader(Connection connection) {
        return tile -> {
            byte[] data;
            try {
                data = read(connection, tile.level(), tile.index());
            } catch (SQLException e) {
                throw new IOException(tile.path(), e);
            }
            if (data == null || data.length < tile.byteLength()) {
                throw new NoSuchFileException(tile.path());
            }
            return data.length == tile.byteLength() ? data : java.util.Arrays.copyOf(data, tile.byteLength());
        };
    }

    static void write(Connection connection, List<TileAssembly.Written> tiles, List<BundleAssembly.Written> bundles)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
            for (TileAssembly.Written tile : tiles) {
                add(
                        statement,
                        tile.tile().level(),
                        tile.tile().index(),
                        tile.tile().width(),
                        tile.hashes());
            }
            for (BundleAssembly.Written bundle : bundles) {
                add(statement, ENTRIES, bundle.bundle().index(), bundle.bundle().width(), bundle.entries());
            }
            statement.executeBatch();
        }
    }

    private static void add(PreparedStatement statement, int level, long number, int width, byte[] data)
            throws SQLException {
        statement.setInt(1, level);
        statement.setLong(2, number);
        statement.setInt(3, width);
        statement.setBytes(4, data);
        statement.addBatch();
    }
}

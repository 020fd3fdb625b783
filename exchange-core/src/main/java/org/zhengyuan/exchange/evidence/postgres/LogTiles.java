package org.zhengyuan.exchange.evidence.postgres;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.evidence.BundleAssembly;
import org.zhengyuan.seal.proof.TileAssembly;
import org.zhengyuan.seal.proof.TileReader;

/** The table of tiles and bundles. A partial one is replaced by a wider one of the same beginning. */
final class LogTiles {
    static final int ENTRIES = -1;

    private static final String READ = "SELECT data FROM log_tile WHERE epoch = ? AND level = ? AND number = ?";
    private static final String WRITE =
            """
            INSERT INTO log_tile (epoch, level, number, width, data) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (epoch, level, number) DO UPDATE SET width = excluded.width, data = excluded.data
            WHERE log_tile.width < excluded.width
            """;

    private LogTiles() {}

    /** As far as it is filled; null where there is none. */
    static byte @Nullable [] read(Connection connection, int epoch, int level, long number) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setInt(1, epoch);
            statement.setInt(2, level);
            statement.setLong(3, number);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? result.getBytes(1) : null;
            }
        }
    }

    static TileReader reader(Connection connection, int epoch) {
        return tile -> {
            byte[] data;
            try {
                data = read(connection, epoch, tile.level(), tile.index());
            } catch (SQLException e) {
                throw new IOException(tile.path(), e);
            }
            if (data == null || data.length < tile.byteLength()) {
                throw new NoSuchFileException(tile.path());
            }
            return data.length == tile.byteLength() ? data : Arrays.copyOf(data, tile.byteLength());
        };
    }

    static void write(
            Connection connection, int epoch, List<TileAssembly.Written> tiles, List<BundleAssembly.Written> bundles)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(WRITE)) {
            for (TileAssembly.Written tile : tiles) {
                add(
                        statement,
                        epoch,
                        tile.tile().level(),
                        tile.tile().index(),
                        tile.tile().width(),
                        tile.hashes());
            }
            for (BundleAssembly.Written bundle : bundles) {
                add(
                        statement,
                        epoch,
                        ENTRIES,
                        bundle.bundle().index(),
                        bundle.bundle().width(),
                        bundle.entries());
            }
            statement.executeBatch();
        }
    }

    private static void add(PreparedStatement statement, int epoch, int level, long number, int width, byte[] data)
            throws SQLException {
        statement.setInt(1, epoch);
        statement.setInt(2, level);
        statement.setLong(3, number);
        statement.setInt(4, width);
        statement.setBytes(5, data);
        statement.addBatch();
    }
}

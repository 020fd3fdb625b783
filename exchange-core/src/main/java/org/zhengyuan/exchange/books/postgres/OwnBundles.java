package org.zhengyuan.exchange.books.postgres;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.zhengyuan.exchange.books.EntrySource;
import org.zhengyuan.seal.proof.BundlePath;
import org.zhengyuan.seal.proof.EntryBundle;
import org.zhengyuan.seal.proof.LogEntry;
import org.zhengyuan.seal.proof.LogPath;
import org.zhengyuan.seal.proof.MalformedException;
import org.zhengyuan.seal.proof.Tile;
import org.zhengyuan.seal.proof.TileReader;

/** The entries and tiles of one of the database's logs as the database itself keeps them. */
final class OwnBundles implements EntrySource, TileReader {
    /** An entry and its length. */
    static final int STRIDE = LogEntry.LENGTH + 2;

    private static final int ENTRIES = -1;

    private static final String DATA = "SELECT data FROM log_tile WHERE epoch = ? AND level = ? AND number = ?";

    private final Connection connection;
    private final int epoch;

    OwnBundles(Connection connection, int epoch) {
        this.connection = connection;
        this.epoch = epoch;
    }

    /** @throws NoSuchFileException also where the bundle is shorter or has another form */
    @Override
    public List<byte[]> entries(BundlePath bundle) throws IOException {
        try {
            return EntryBundle.decode(data(ENTRIES, bundle, bundle.width() * STRIDE), bundle.width());
        } catch (MalformedException e) {
            throw (IOException) new NoSuchFileException(bundle.path()).initCause(e);
        }
    }

    @Override
    public byte[] read(Tile tile) throws IOException {
        return data(tile.level(), tile, tile.byteLength());
    }

    private byte[] data(int level, LogPath path, int bytes) throws IOException {
        try (PreparedStatement statement = connection.prepareStatement(DATA)) {
            statement.setInt(1, epoch);
            statement.setInt(2, level);
            statement.setLong(3, path.index());
            try (ResultSet row = statement.executeQuery()) {
                byte[] data = row.next() ? row.getBytes(1) : new byte[0];
                if (data.length < bytes) {
                    throw new NoSuchFileException(path.path());
                }
                return Arrays.copyOf(data, bytes);
            }
        } catch (SQLException e) {
            throw new IOException(path.path(), e);
        }
    }
}

package org.zhengyuan.exchange.books.postgres;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.zhengyuan.exchange.books.BookWords;
import org.zhengyuan.exchange.books.Difference;
import org.zhengyuan.exchange.books.GrowingTree;
import org.zhengyuan.exchange.books.postgres.OwnLogs.OwnLog;
import org.zhengyuan.seal.proof.Frontier;
import org.zhengyuan.seal.proof.Hash;
import org.zhengyuan.seal.proof.LogEntry;
import org.zhengyuan.seal.proof.LogPath;
import org.zhengyuan.seal.proof.Tile;
import org.zhengyuan.seal.proof.TileAssembly;
import org.zhengyuan.seal.proof.Trust;

/** What the database keeps of a log, beside the entries as they are read: its entries, its tiles at every level, its checkpoints. */
final class OwnCopy implements GrowingTree, AutoCloseable {
    private static final int MOST = 1 << 14;
    private static final int ENTRIES = -1;
    private static final String DATA =
            "SELECT number, data FROM log_tile WHERE epoch = ? AND level = ? AND number BETWEEN ? AND ? ORDER BY number";

    private final Connection connection;
    private final int epoch;
    private final PublishedNotes notes;
    private final List<byte[]> entries = new ArrayList<>();
    private TileAssembly tiles = new TileAssembly();
    private long first;
    private Optional<Difference> difference = Optional.empty();

    /** @param from so many leaves were compared before */
    OwnCopy(Connection connection, OwnLog log, Trust trust, long from) throws SQLException, IOException {
        this.connection = connection;
        this.epoch = log.epoch();
        this.first = from;
        this.notes = new PublishedNotes(connection, log, trust, from);
        try {
            tiles = TileAssembly.resumed(from, new OwnBundles(connection, log.epoch()));
        } catch (NoSuchFileException e) {
            differs(Difference.of(BookWords.of("registry.log.tile", String.valueOf(e.getFile()))));
        }
    }

    @Override
    public void completed(int level, long index, Hash hash) {
        if (difference.isEmpty()) {
            tiles.completed(level, index, hash);
        }
    }

    @Override
    public void grown(Frontier tree, byte[] entry) throws IOException {
        if (difference.isPresent()) {
            return;
        }
        entries.add(entry);
        try {
            notes.at(tree).ifPresent(this::differs);
            if (entries.size() == MOST) {
                compare();
            }
        } catch (SQLException e) {
            throw new IOException("the database's own copy of the log", e);
        }
    }

    /** The first thing that differs, as far as the reading has come. */
    Optional<Difference> firstDifference() throws SQLException {
        if (difference.isEmpty() && !entries.isEmpty()) {
            compare();
        }
        return difference;
    }

    private void compare() throws SQLException {
        compareEntries();
        Map<Integer, List<TileAssembly.Written>> levels = new TreeMap<>();
        for (TileAssembly.Written one : tiles.drain()) {
            levels.computeIfAbsent(one.tile().level(), level -> new ArrayList<>())
                    .add(one);
        }
        for (List<TileAssembly.Written> level : levels.values()) {
            compareTiles(level);
        }
        first += entries.size();
        entries.clear();
    }

    private void compareEntries() throws SQLException {
        Map<Long, byte[]> bundles = data(ENTRIES, first / LogPath.FULL, (first + entries.size() - 1) / LogPath.FULL);
        for (int i = 0; i < entries.size() && difference.isEmpty(); i++) {
            long index = first + i;
            byte[] bundle = bundles.getOrDefault(index / LogPath.FULL, new byte[0]);
            int at = (int) (index % LogPath.FULL) * OwnBundles.STRIDE;
            byte[] entry = entries.get(i);
            boolean same = entry.length == LogEntry.LENGTH
                    && bundle.length >= at + OwnBundles.STRIDE
                    && bundle[at] == 0
                    && bundle[at + 1] == LogEntry.LENGTH
                    && Arrays.equals(entry, 0, entry.length, bundle, at + 2, at + OwnBundles.STRIDE);
            if (!same) {
                differs(Difference.at(index, BookWords.of("registry.log.entry", index)));
            }
        }
    }

    private void compareTiles(List<TileAssembly.Written> level) throws SQLException {
        Tile last = level.getLast().tile();
        Map<Long, byte[]> own = data(last.level(), level.getFirst().tile().index(), last.index());
        for (TileAssembly.Written one : level) {
            byte[] hashes = own.getOrDefault(one.tile().index(), new byte[0]);
            int width = one.hashes().length;
            if (hashes.length < width || !Arrays.equals(one.hashes(), 0, width, hashes, 0, width)) {
                differs(Difference.of(
                        BookWords.of("registry.log.tile", one.tile().path())));
            }
        }
    }

    private Map<Long, byte[]> data(int level, long from, long to) throws SQLException {
        Map<Long, byte[]> data = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(DATA)) {
            statement.setInt(1, epoch);
            statement.setInt(2, level);
            statement.setLong(3, from);
            statement.setLong(4, to);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    data.put(row.getLong(1), row.getBytes(2));
                }
            }
        }
        return data;
    }

    private void differs(Difference found) {
        if (difference.isEmpty()) {
            difference = Optional.of(found);
        }
    }

    @Override
    public void close() throws SQLException {
        notes.close();
    }
}

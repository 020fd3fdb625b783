package org.zhengyuan.exchange.evidence.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengyuan.exchange.evidence.BundleAssembly;
import org.zhengyuan.exchange.evidence.LogDamagedException;
import org.zhengyuan.exchange.evidence.Sequencer;
import org.zhengyuan.exchange.evidence.TreeHead;
import org.zhengyuan.exchange.postgres.BinaryCopy;
import org.zhengyuan.seal.proof.Frontier;
import org.zhengyuan.seal.proof.Hash;
import org.zhengyuan.seal.proof.LogEntry;
import org.zhengyuan.seal.proof.LogPath;
import org.zhengyuan.seal.proof.TileAssembly;
import org.zhengyuan.seal.proof.TreeHasher;

/**
 * Integrates leaves: packets come off the waiting list, tiles and tree advance, all in one transaction under the lock of the tree's row. A
 * packet that commits late is seen late and lies late in the log; no packet is passed over.
 */
@Repository
public class PostgresSequencer implements Sequencer {
    private static final int MOST_PACKETS = FULL_SET;
    private static final int MOST_BYTES = 8 << 20;

    private static final String BEGIN =
            "INSERT INTO log_state (origin, size, root, edge) VALUES (?, 0, ?, '') ON CONFLICT DO NOTHING";
    private static final String STATE = "SELECT origin, size, root, edge, epoch, stopped IS NOT NULL FROM log_state";
    private static final String WAITING = "SELECT packet_id, entries FROM leaf_packet ORDER BY packet_id LIMIT ?";
    private static final String TAKEN = "DELETE FROM leaf_packet WHERE packet_id = ANY (?)";
    private static final String PLACED =
            "COPY sequenced_packet (packet_id, first_index, leaves, epoch) FROM STDIN (FORMAT binary)";
    private static final String ADVANCE =
            "UPDATE log_state SET size = ?, root = ?, edge = ? WHERE epoch = ? AND size = ? AND root = ?";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    public PostgresSequencer(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record State(TreeHead head, List<Hash> edge, int epoch, boolean stopped) {}

    private record Packet(long id, byte[] entries) {
        int leaves() {
            return entries.length / LogEntry.LENGTH;
        }
    }

    @Override
    public void begin(String origin) {
        jdbc.update(BEGIN, origin, Hash.EMPTY_TREE.bytes());
    }

    @Override
    public TreeHead head() {
        return Objects.requireNonNull(jdbc.execute((ConnectionCallback<State>) connection -> state(connection, STATE)))
                .head();
    }

    @Override
    public long integrate() {
        Long leaves =
                transaction.execute(status -> jdbc.execute((ConnectionCallback<Long>) PostgresSequencer::integrate));
        return Objects.requireNonNull(leaves);
    }

    private static long integrate(Connection connection) throws SQLException {
        State state = state(connection, STATE + " FOR UPDATE");
        List<Packet> packets = state.stopped() ? List.of() : waiting(connection);
        if (packets.isEmpty()) {
            return 0;
        }
        TreeHead before = state.head();
        Frontier frontier = Frontier.of(before.size(), state.edge());
        TileAssembly tiles = tiles(connection, state);
        BundleAssembly bundles = new BundleAssembly(before.size(), tail(connection, state));
        BinaryCopy placed = new BinaryCopy(packets.size() * 40);
        TreeHasher hasher = new TreeHasher();
        byte[] entry = new byte[LogEntry.LENGTH];
        for (Packet packet : packets) {
            placed.row(4)
                    .int8(packet.id())
                    .int8(frontier.size())
                    .int4(packet.leaves())
                    .int2(state.epoch());
            for (int offset = 0; offset < packet.entries().length; offset += LogEntry.LENGTH) {
                System.arraycopy(packet.entries(), offset, entry, 0, LogEntry.LENGTH);
                frontier.append(hasher.leaf(entry), tiles);
                bundles.append(entry, 0);
            }
        }
        LogTiles.write(connection, state.epoch(), tiles.drain(), bundles.drain());
        placed.send(connection.unwrap(PGConnection.class), PLACED);
        take(connection, packets);
        advance(connection, state, frontier);
        return frontier.size() - before.size();
    }

    private static State state(Connection connection, String select) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(select);
                ResultSet result = statement.executeQuery()) {
            if (!result.next()) {
                throw new IllegalStateException("the log has not begun");
            }
            TreeHead head = new TreeHead(result.getString(1), result.getLong(2), Hash.of(result.getBytes(3)));
            ByteBuffer bytes = ByteBuffer.wrap(result.getBytes(4));
            List<Hash> edge = new ArrayList<>();
            while (bytes.hasRemaining()) {
                byte[] hash = new byte[Hash.LENGTH];
                bytes.get(hash);
                edge.add(Hash.of(hash));
            }
            return new State(head, edge, result.getInt(5), result.getBoolean(6));
        }
    }

    private static List<Packet> waiting(Connection connection) throws SQLException {
        List<Packet> packets = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(WAITING)) {
            statement.setInt(1, MOST_PACKETS);
            try (ResultSet result = statement.executeQuery()) {
                for (int bytes = 0; bytes < MOST_BYTES && result.next(); ) {
                    Packet packet = new Packet(result.getLong(1), result.getBytes(2));
                    packets.add(packet);
                    bytes += packet.entries().length;
                }
            }
        }
        return packets;
    }

    private static TileAssembly tiles(Connection connection, State state) {
        try {
            return TileAssembly.resumed(state.head().size(), LogTiles.reader(connection, state.epoch()));
        } catch (NoSuchFileException e) {
            throw new LogDamagedException("there is no " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("the log's tiles", e);
        }
    }

    private static byte[] tail(Connection connection, State state) throws SQLException {
        long size = state.head().size();
        int begun = (int) (size % LogPath.FULL);
        if (begun == 0) {
            return new byte[0];
        }
        byte @Nullable [] bundle = LogTiles.read(connection, state.epoch(), LogTiles.ENTRIES, size / LogPath.FULL);
        if (bundle == null || bundle.length != begun * (LogEntry.LENGTH + 2)) {
            throw new LogDamagedException("the last bundle of a log of " + size + " entries", null);
        }
        return bundle;
    }

    private static void take(Connection connection, List<Packet> packets) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TAKEN)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "int8", packets.stream().map(Packet::id).toArray()));
            if (statement.executeUpdate() != packets.size()) {
                throw new IllegalStateException("a packet was taken by somebody else");
            }
        }
    }

    private static void advance(Connection connection, State before, Frontier after) throws SQLException {
        ByteBuffer edge = ByteBuffer.allocate(after.edge().size() * Hash.LENGTH);
        after.edge().forEach(hash -> edge.put(hash.bytes()));
        try (PreparedStatement statement = connection.prepareStatement(ADVANCE)) {
            statement.setLong(1, after.size());
            statement.setBytes(2, after.root().bytes());
            statement.setBytes(3, edge.array());
            statement.setInt(4, before.epoch());
            statement.setLong(5, before.head().size());
            statement.setBytes(6, before.head().root().bytes());
            if (statement.executeUpdate() != 1) {
                throw new IllegalStateException("the tree advanced meanwhile");
            }
        }
    }
}

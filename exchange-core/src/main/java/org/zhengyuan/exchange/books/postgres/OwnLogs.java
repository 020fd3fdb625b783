package org.zhengyuan.exchange.books.postgres;

import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zhengyuan.exchange.books.BookWords;
import org.zhengyuan.exchange.books.Difference;
import org.zhengyuan.exchange.books.LogEntries;

/**
 * The logs that the database keeps.
 *
 * @param current the one that goes on
 * @param ended those that ended, in their order
 */
record OwnLogs(OwnLog current, List<OwnLog> ended) {
    /** The epoch of no log. */
    static final int NONE = -1;

    private static final String CURRENT =
            """
            SELECT s.epoch, s.origin, s.size, coalesce((SELECT max(c.size) FROM log_checkpoint c WHERE c.epoch = s.epoch), 0)
            FROM log_state s
            """;

    // what an ended log had placed and not signed waits for the next
    private static final String ENDED =
            """
            SELECT o.epoch, o.origin, c.size, c.size FROM log_origin o CROSS JOIN LATERAL
                (SELECT coalesce(max(size), 0) AS size FROM log_checkpoint WHERE epoch = o.epoch) c ORDER BY o.epoch
            """;

    /**
     * One of them.
     *
     * @param placed so many leaves have packets
     * @param published so many leaves are in a checkpoint
     */
    record OwnLog(int epoch, String origin, long placed, long published) {}

    OwnLogs {
        ended = List.copyOf(ended);
    }

    static OwnLogs of(Connection connection) throws SQLException {
        List<OwnLog> current = list(connection, CURRENT);
        return new OwnLogs(
                current.isEmpty() ? new OwnLog(NONE, "", 0, 0) : current.getFirst(), list(connection, ENDED));
    }

    private static List<OwnLog> list(Connection connection, String select) throws SQLException {
        List<OwnLog> logs = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(select);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                logs.add(new OwnLog(row.getInt(1), row.getString(2), row.getLong(3), row.getLong(4)));
            }
        }
        return logs;
    }

    /** The log of this origin; one of no epoch where it is another database's. */
    OwnLog of(String origin) {
        if (current.origin().equals(origin)) {
            return current;
        }
        return ended.stream()
                .filter(one -> one.origin().equals(origin))
                .findFirst()
                .orElse(new OwnLog(NONE, origin, 0, 0));
    }

    /** Whether the tree that the current log is to grow from is another than that of its entries. */
    Optional<Difference> otherTree(Connection connection, LogEntries read) throws SQLException {
        ByteArrayOutputStream edge = new ByteArrayOutputStream();
        read.edge().forEach(hash -> edge.writeBytes(hash.bytes()));
        try (PreparedStatement statement = connection.prepareStatement("SELECT root = ? AND edge = ? FROM log_state")) {
            statement.setBytes(1, read.root().bytes());
            statement.setBytes(2, edge.toByteArray());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1)
                        ? Optional.empty()
                        : Optional.of(Difference.of(BookWords.of("registry.log.tree", read.next())));
            }
        }
    }

    /** The log that followed one that ended. */
    OwnLog after(OwnLog one) {
        return ended.stream()
                .filter(next -> next.epoch() > one.epoch())
                .findFirst()
                .orElse(current);
    }
}

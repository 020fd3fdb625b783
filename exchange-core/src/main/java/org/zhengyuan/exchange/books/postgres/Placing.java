package org.zhengyuan.exchange.books.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.zhengyuan.exchange.books.BookWords;
import org.zhengyuan.exchange.books.Difference;
import org.zhengyuan.exchange.books.postgres.OwnLogs.OwnLog;

/** Whether the packets of each log lie one after the other from its first leaf to its last: one that lies elsewhere would hide its rows. */
final class Placing {
    private static final String GAP =
            """
            SELECT packet_id, first_index, due FROM (SELECT packet_id, first_index,
                coalesce(lag(first_index + leaves) OVER (ORDER BY first_index), 0) AS due FROM sequenced_packet WHERE epoch = ?) p
            WHERE first_index <> due ORDER BY first_index LIMIT 1
            """;
    private static final String END =
            "SELECT coalesce(max(first_index + leaves), 0) FROM sequenced_packet WHERE epoch = ?";
    private static final String FOREIGN =
            """
            SELECT packet_id, epoch FROM sequenced_packet
            WHERE epoch NOT IN (SELECT epoch FROM log_state UNION ALL SELECT epoch FROM log_origin) ORDER BY packet_id LIMIT 1
            """;
    private static final String TWICE =
            "SELECT w.packet_id FROM leaf_packet w JOIN sequenced_packet USING (packet_id) ORDER BY 1 LIMIT 1";

    private final Connection connection;
    private final OwnLogs logs;

    Placing(Connection connection, OwnLogs logs) {
        this.connection = connection;
        this.logs = logs;
    }

    /**
     * What is wrong with the list of packets, first of all that a log is shorter than it was.
     *
     * @param log the one that is checked
     * @param size of it, as its checkpoint says
     */
    Optional<Difference> firstDifference(OwnLog log, long size) throws SQLException {
        if (log.published() < size) {
            return different("behind", log.published(), size);
        }
        OwnLog current = logs.current();
        if (current.placed() < current.published()) {
            return different("cut", end(current), current.placed());
        }
        if (!inOrder()) {
            return different("origins", current.epoch());
        }
        Optional<Difference> wrong = found(FOREIGN, "foreign");
        if (wrong.isEmpty()) {
            wrong = found(TWICE, "twice");
        }
        for (OwnLog ended : logs.ended()) {
            wrong = wrong.isPresent() ? wrong : placed(ended);
        }
        return wrong.isPresent() ? wrong : placed(current);
    }

    /**
     * From number 0 on, each later than the one before; a number may have been passed over. That none is missing in between is told by the
     * first leaf of each, which names the one before.
     */
    private boolean inOrder() {
        int last = OwnLogs.NONE;
        for (OwnLog ended : logs.ended()) {
            if (ended.epoch() <= last || (last == OwnLogs.NONE && ended.epoch() != 0)) {
                return false;
            }
            last = ended.epoch();
        }
        return last == OwnLogs.NONE
                ? logs.current().epoch() <= 0
                : logs.current().epoch() > last;
    }

    private Optional<Difference> placed(OwnLog log) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(GAP)) {
            statement.setInt(1, log.epoch());
            try (ResultSet row = statement.executeQuery()) {
                if (row.next()) {
                    return different("gap", row.getLong(1), row.getLong(2), log.origin(), row.getLong(3));
                }
            }
        }
        long end = end(log);
        return end == log.placed() ? Optional.empty() : different("cut", end, log.placed());
    }

    private long end(OwnLog log) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(END)) {
            statement.setInt(1, log.epoch());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private Optional<Difference> found(String select, String word) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(select);
                ResultSet row = statement.executeQuery()) {
            if (!row.next()) {
                return Optional.empty();
            }
            int columns = row.getMetaData().getColumnCount();
            return columns > 1 ? different(word, row.getLong(1), row.getLong(2)) : different(word, row.getLong(1));
        }
    }

    private static Optional<Difference> different(String word, Object... values) {
        return Optional.of(Difference.of(BookWords.of("registry.published." + word, values)));
    }
}

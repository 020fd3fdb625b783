package org.zhengyuan.exchange.registry.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Draws version ids from the database's sequence in blocks; numbers of a block that is not used up are lost, never reused. */
final class VersionNumbers {
    private static final int BLOCK = 1_000;

    private long next;
    private long end;

    /** The ids of a set of versions, drawn on this connection. */
    long[] draw(Connection connection, int count) throws SQLException {
        long[] ids = new long[count];
        int filled = 0;
        while (filled < count) {
            filled += take(ids, filled);
            int blocks = (count - filled + BLOCK - 1) / BLOCK;
            if (blocks > 0) {
                filled += drawBlocks(connection, ids, filled, blocks);
            }
        }
        return ids;
    }

    private synchronized int take(long[] ids, int from) {
        int taken = 0;
        while (next < end && from + taken < ids.length) {
            ids[from + taken++] = next++;
        }
        return taken;
    }

    private int drawBlocks(Connection connection, long[] ids, int from, int blocks) throws SQLException {
        int filled = 0;
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT nextval('version_number') FROM generate_series(1, ?)")) {
            statement.setInt(1, blocks);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    long first = result.getLong(1);
                    long last = first + BLOCK;
                    while (first < last && from + filled < ids.length) {
                        ids[from + filled++] = first++;
                    }
                    keep(first, last);
                }
            }
        }
        return filled;
    }

    private synchronized void keep(long first, long last) {
        if (last - first > end - next) {
            next = first;
            end = last;
        }
    }
}

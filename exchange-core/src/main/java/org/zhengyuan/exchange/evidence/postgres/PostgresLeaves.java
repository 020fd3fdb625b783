package org.zhengyuan.exchange.evidence.postgres;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.zhengyuan.exchange.evidence.Leaves;
import org.zhengyuan.seal.proof.LogEntry;

/** Leaves on their way to the log: a packet of them is one row. */
@Repository
public class PostgresLeaves implements Leaves {
    private static final String APPEND =
            "INSERT INTO leaf_packet (packet_id, entries) VALUES (nextval('leaf_packet_number'), ?) RETURNING packet_id";

    private final JdbcTemplate jdbc;

    public PostgresLeaves(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public long append(List<byte[]> entries) {
        byte[] packet = new byte[entries.size() * LogEntry.LENGTH];
        for (int place = 0; place < entries.size(); place++) {
            System.arraycopy(entries.get(place), 0, packet, place * LogEntry.LENGTH, LogEntry.LENGTH);
        }
        return Objects.requireNonNull(jdbc.execute((ConnectionCallback<Long>) connection -> {
            try (PreparedStatement statement = connection.prepareStatement(APPEND)) {
                statement.setBytes(1, packet);
                try (ResultSet result = statement.executeQuery()) {
                    result.next();
                    return result.getLong(1);
                }
            }
        }));
    }
}

package org.zhengyuan.exchange.intake.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.zhengyuan.exchange.intake.KeptChunk;
import org.zhengyuan.exchange.intake.KeptChunks;
import org.zhengyuan.exchange.registry.VersionRow;
import org.zhengyuan.exchange.registry.postgres.RegistryBooks;

/** Chunks over PostgreSQL. */
@Repository
public class PostgresKeptChunks implements KeptChunks {
    private static final String HOLDING =
            """
            SELECT chunk FROM submission_chunk WHERE submission_id = ? AND first_row <= ? AND received > 0
            ORDER BY first_row DESC LIMIT 1
            """;

    private final JdbcTemplate jdbc;

    public PostgresKeptChunks(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<OfRow> holding(UUID submission, long row) {
        return Objects.requireNonNull(
                jdbc.execute((ConnectionCallback<Optional<OfRow>>) connection -> holding(connection, submission, row)));
    }

    private static Optional<OfRow> holding(Connection connection, UUID submission, long row) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HOLDING)) {
            statement.setObject(1, submission);
            statement.setLong(2, row);
            try (ResultSet result = statement.executeQuery()) {
                if (!result.next()) {
                    return Optional.empty();
                }
                Optional<KeptChunk> chunk = IntakeBooks.chunk(connection, submission, result.getInt(1))
                        .filter(one -> row >= 1 && row < one.firstRow() + one.size());
                return chunk.isEmpty() ? Optional.empty() : Optional.of(ofRow(connection, chunk.get(), row));
            }
        }
    }

    private static OfRow ofRow(Connection connection, KeptChunk chunk, long row) throws SQLException {
        Long first = chunk.firstVersion();
        Long last = chunk.lastVersion();
        List<VersionRow> versions = first == null || last == null
                ? List.of()
                : RegistryBooks.versions(connection, chunk.submission(), first, last).stream()
                        .filter(version -> version.rowNumber() == row)
                        .toList();
        return new OfRow(chunk, (int) (row - chunk.firstRow()), versions);
    }
}

package org.zhengyuan.exchange.books.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.zhengyuan.exchange.books.BookWords;
import org.zhengyuan.exchange.books.ChunkCheck;
import org.zhengyuan.exchange.books.Difference;
import org.zhengyuan.exchange.books.LeafRow;
import org.zhengyuan.exchange.intake.KeptChunk;
import org.zhengyuan.exchange.intake.postgres.IntakeBooks;
import org.zhengyuan.exchange.registry.VersionRow;
import org.zhengyuan.exchange.registry.postgres.RegistryBooks;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the chunks that leaves speak of, with their versions and refused rows, and compares them. */
final class ChunksOfLeaves {
    private static final String MERGED = "SELECT kept, absorbed FROM subject_change WHERE state = 'done'";

    private final Connection connection;
    private final ChunkCheck check;
    private final Map<UUID, UUID> together = new HashMap<>();
    private long rows;

    ChunksOfLeaves(BooksSnapshot snapshot) throws SQLException {
        this.connection = snapshot.connection();
        this.check = new ChunkCheck(snapshot, (one, other) -> leader(one).equals(leader(other)));
        try (PreparedStatement statement = connection.prepareStatement(MERGED);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                together.put(leader(row.getObject(2, UUID.class)), leader(row.getObject(1, UUID.class)));
            }
        }
    }

    /** One of all the subjects that were ever one with this. */
    private UUID leader(UUID subject) {
        UUID leader = subject;
        for (UUID next = together.get(leader); next != null && !next.equals(leader); next = together.get(leader)) {
            leader = next;
        }
        return leader;
    }

    /** How many rows agreed. */
    long rows() {
        return rows;
    }

    Optional<Difference> firstDifference(List<LeafRow> leaves) throws SQLException {
        for (LeafRow leaf : leaves) {
            Optional<Difference> difference = firstDifference(leaf);
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private Optional<Difference> firstDifference(LeafRow leaf) throws SQLException {
        JsonNode details = JsonMapper.shared().readTree(leaf.fact()).path("details");
        UUID submission = UUID.fromString(details.path("submission").asString());
        int number = details.path("chunk").asInt();
        try {
            return firstDifference(leaf, details, submission, number);
        } catch (RuntimeException e) {
            if (e.getCause() instanceof SQLException) {
                throw e;
            }
            // what cannot even be read is not what the leaf commits to
            return Optional.of(Difference.at(leaf.index(), BookWords.of("registry.rows.form", submission, number)));
        }
    }

    private Optional<Difference> firstDifference(LeafRow leaf, JsonNode details, UUID submission, int number)
            throws SQLException {
        Optional<KeptChunk> found = IntakeBooks.chunk(connection, submission, number)
                .filter(chunk -> leaf.items().contains("fact/" + chunk.fact()));
        if (found.isEmpty()) {
            return Optional.of(Difference.at(leaf.index(), BookWords.of("registry.rows.noChunk", submission, number)));
        }
        KeptChunk chunk = found.get();
        Long first = chunk.firstVersion();
        Long last = chunk.lastVersion();
        List<VersionRow> versions =
                first == null || last == null ? List.of() : RegistryBooks.versions(connection, submission, first, last);
        rows += chunk.size();
        return check.firstDifference(leaf.index(), details, chunk, versions);
    }
}

package org.zhengyuan.exchange.books.postgres;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.books.BookWords;
import org.zhengyuan.exchange.books.Difference;
import org.zhengyuan.seal.log.LogReader;
import org.zhengyuan.seal.proof.BundlePath;
import org.zhengyuan.seal.proof.FactKind;
import org.zhengyuan.seal.proof.Frontier;
import org.zhengyuan.seal.proof.LogPath;
import org.zhengyuan.seal.proof.TreeHasher;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Leaves whose rows went with a partition: each fact of such an erasure has the root of the tree over exactly these entries. */
final class ErasedLeaves {
    private static final String RANGES =
            """
            SELECT e.fact_id, e.first_index, e.last_index, f.body FROM erased_leaves e
            LEFT JOIN fact f ON f.fact_id = e.fact_id AND f.kind = ?
            WHERE e.epoch = ? ORDER BY e.fact_id, e.first_index
            """;

    private final Connection connection;
    private final int epoch;
    private final LogReader log;
    private final long size;
    private final TreeHasher hasher = new TreeHasher();

    ErasedLeaves(Connection connection, int epoch, LogReader log, long size) {
        this.epoch = epoch;
        this.connection = connection;
        this.log = log;
        this.size = size;
    }

    Optional<Difference> firstDifference() throws SQLException, IOException {
        try (PreparedStatement statement = connection.prepareStatement(RANGES)) {
            statement.setInt(1, FactKind.ERASURE.code());
            statement.setInt(2, epoch);
            statement.setFetchSize(BooksSnapshot.FETCH);
            try (ResultSet row = statement.executeQuery()) {
                UUID fact = null;
                String body = null;
                Frontier tree = new Frontier();
                while (row.next()) {
                    UUID next = row.getObject(1, UUID.class);
                    if (!next.equals(fact)) {
                        if (fact != null && !tells(body, tree)) {
                            return differs(fact);
                        }
                        fact = next;
                        body = row.getString(4);
                        tree = new Frontier();
                    }
                    append(tree, row.getLong(2), row.getLong(3));
                }
                return fact == null || tells(body, tree) ? Optional.empty() : differs(Objects.requireNonNull(fact));
            }
        }
    }

    private static Optional<Difference> differs(UUID fact) {
        return Optional.of(Difference.of(BookWords.of("registry.erased.differs", fact)));
    }

    private boolean tells(@Nullable String body, Frontier tree) {
        if (body == null) {
            return false;
        }
        JsonNode leaves = JsonMapper.shared().createObjectNode();
        for (JsonNode one : JsonMapper.shared().readTree(body).path("details").path("leaves")) {
            leaves = one.path("epoch").asInt(-1) == epoch ? one : leaves;
        }
        return leaves.path("size").asLong() == tree.size()
                && leaves.path("root").asString("").equals(tree.root().base64());
    }

    private void append(Frontier tree, long first, long last) throws IOException {
        for (long index = first; index <= Math.min(last, size - 1); ) {
            BundlePath bundle = BundlePath.of(index / LogPath.FULL, size);
            var entries = log.entries(bundle);
            for (int place = (int) (index % LogPath.FULL); place < entries.size() && index <= last; place++, index++) {
                tree.append(hasher.leaf(entries.get(place)));
            }
        }
    }
}

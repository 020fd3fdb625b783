package org.zhengyuan.exchange.books.postgres;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.books.BookWords;
import org.zhengyuan.exchange.books.Difference;
import org.zhengyuan.exchange.books.EntrySource;
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

    /** Only the trail goes by whole partitions. */
    private static final Set<Integer> TRAIL = Set.of(FactKind.PULL.code(), FactKind.CLAIM_CHECK.code());

    private final BooksSnapshot snapshot;
    private final int epoch;
    private final EntrySource log;
    private final long size;
    private final TreeHasher hasher = new TreeHasher();
    private boolean ofTrail = true;

    ErasedLeaves(BooksSnapshot snapshot, int epoch, EntrySource log, long size) {
        this.epoch = epoch;
        this.snapshot = snapshot;
        this.log = log;
        this.size = size;
    }

    Optional<Difference> firstDifference() throws SQLException, IOException {
        try (PreparedStatement statement = snapshot.connection().prepareStatement(RANGES)) {
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
                        snapshot.excuses(fact);
                        body = row.getString(4);
                        tree = new Frontier();
                        ofTrail = true;
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
        if (body == null || !ofTrail) {
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
                ofTrail &= TRAIL.contains(entries.get(place)[1] & 0xff);
                tree.append(hasher.leaf(entries.get(place)));
            }
        }
    }
}

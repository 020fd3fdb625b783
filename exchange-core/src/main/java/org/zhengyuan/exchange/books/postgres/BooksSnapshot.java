package org.zhengyuan.exchange.books.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.zhengyuan.exchange.books.ErasureFacts;
import org.zhengyuan.seal.proof.FactKind;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The database as it stood at one moment: one transaction that only reads. */
final class BooksSnapshot implements ErasureFacts, AutoCloseable {
    static final int FETCH = 2_000;

    private static final int REMEMBERED = 1_000;

    /** Facts of erasures, and whether a log that is proven has them. */
    private static final String FACT =
            """
            SELECT f.body, coalesce(s.epoch < ? OR (s.epoch = ? AND s.first_index + f.place < ?), false)
            FROM fact f LEFT JOIN sequenced_packet s ON s.packet_id = f.packet_id
            WHERE f.fact_id = ? AND f.kind = ? AND f.body IS NOT NULL
            """;

    private final Connection connection;
    private final Map<UUID, Erasing> erasing = new HashMap<>();
    private final Set<UUID> unproven = new TreeSet<>();
    private int epoch = OwnLogs.NONE;
    private long size;

    /** What one fact of an erasure names. */
    private record Erasing(Set<String> items, List<String> under, Set<String> expired) {
        boolean names(String item) {
            return items.contains(item) || under.stream().anyMatch(item::startsWith);
        }
    }

    BooksSnapshot(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (Statement statement = connection.createStatement()) {
            // texts of instants as the triggers wrote them; no compilation of plans that run once
            statement.execute("SET LOCAL timezone = 'UTC'; SET LOCAL jit = off; SET LOCAL search_path = public");
        }
    }

    Connection connection() {
        return connection;
    }

    /** What is proven: so many leaves of this log, and all logs before it. */
    void proves(int ofEpoch, long leaves) {
        epoch = ofEpoch;
        size = leaves;
    }

    /** A fact of an erasure accounts for what is gone. */
    void excuses(UUID fact) {
        erasing(fact);
    }

    /** How many facts that account for what is gone lie where nothing proves them yet. */
    int unproven() {
        return unproven.size();
    }

    @Override
    public boolean cover(UUID fact, String item) {
        return erasing(fact).names(item);
    }

    @Override
    public boolean expired(UUID fact, String item) {
        return erasing(fact).expired().contains(item);
    }

    private Erasing erasing(UUID fact) {
        if (erasing.size() > REMEMBERED) {
            erasing.clear();
        }
        try {
            Erasing known = erasing.get(fact);
            if (known == null) {
                known = read(fact);
                erasing.put(fact, known);
            }
            return known;
        } catch (SQLException e) {
            throw new IllegalStateException("the fact of an erasure cannot be read", e);
        }
    }

    private Erasing read(UUID fact) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FACT)) {
            statement.setInt(1, epoch);
            statement.setInt(2, epoch);
            statement.setLong(3, size);
            statement.setObject(4, fact);
            statement.setInt(5, FactKind.ERASURE.code());
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return new Erasing(Set.of(), List.of(), Set.of());
                }
                if (!row.getBoolean(2)) {
                    unproven.add(fact);
                }
                JsonNode details =
                        JsonMapper.shared().readTree(row.getString(1)).path("details");
                Set<String> items = Set.copyOf(texts(details.path("items")));
                List<String> under = texts(details.path("under"));
                // what expires is known by its kind; anything else goes only by a ruling of two stewards
                return isDecided(details.path("erasure").asString(""))
                        ? new Erasing(items, under, Set.of())
                        : new Erasing(
                                Set.of(),
                                under.stream()
                                        .filter(one -> one.startsWith("refusal/"))
                                        .toList(),
                                details.path("step").asString("").equals("alerts") ? items : Set.of());
            }
        }
    }

    private boolean isDecided(String erasure) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT 1 FROM erasure WHERE erasure_id::text = ? AND state = 'done'")) {
            statement.setString(1, erasure);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    /** How many facts tell of erasures. */
    long erasures() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT count(*) FROM fact WHERE kind = ?")) {
            statement.setInt(1, FactKind.ERASURE.code());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asString()));
        return texts;
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}

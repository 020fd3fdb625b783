package org.zhengyuan.exchange.books.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.zhengyuan.exchange.books.BookWords;
import org.zhengyuan.exchange.books.Difference;
import org.zhengyuan.exchange.books.RulingTable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rows of rulings against the last fact that the database noted of each. */
final class Rulings {
    private static final String TABLES =
            """
            SELECT c.relname, t.tgenabled::text = 'O', encode(t.tgargs, 'escape') FROM pg_class c
            LEFT JOIN (pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid AND p.proname = 'row_is_fact') ON t.tgrelid = c.oid
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND (t.oid IS NOT NULL OR c.relname::text = ANY (?))
            """;

    // of one row, the facts lie in the log in the order in which they were written; those that wait are the newest
    private static final String ROWS =
            """
            SELECT r.object, r.told, f.body, f.fact_id IS NOT NULL, EXPIRED
            FROM (SELECT OBJECT AS object, to_jsonb(t) - ?::text[] AS told FROM TABLE t) r
            LEFT JOIN LATERAL (SELECT fact_id, body, erased_by FROM fact LEFT JOIN sequenced_packet s USING (packet_id)
                WHERE fact.object = r.object AND fact.kind = ?
                ORDER BY s.epoch DESC NULLS FIRST, s.first_index DESC NULLS FIRST, packet_id DESC, place DESC LIMIT 1) f ON true
            WHERE f.fact_id IS NULL OR (f.erased_by IS NULL AND r.told IS DISTINCT FROM (f.body::jsonb -> 'details')) OR EXPIRED
            ORDER BY r.object
            """;
    /** A view in a table's place can show whatever it likes. */
    private static final String NO_TABLE =
            """
            SELECT k.name FROM unnest(?, ?) k(name, kind) WHERE NOT EXISTS (SELECT FROM pg_class c
                WHERE c.relnamespace = 'public'::regnamespace AND c.relname::text = k.name AND c.relkind = 'r')
            AND EXISTS (SELECT FROM fact f WHERE f.object >= k.name || '/' AND f.object < k.name || '0' AND f.kind = k.kind)
            ORDER BY k.name LIMIT 1
            """;

    private static final String GONE =
            """
            SELECT f.object FROM fact f WHERE f.kind = ? AND f.object LIKE ? || '/%'
              AND NOT EXISTS (SELECT 1 FROM TABLE t WHERE STANDS) AND NOT EXPIRED
            ORDER BY f.packet_id LIMIT 1
            """;

    private static final String EXPIRED =
            "EXISTS (SELECT 1 FROM fact e WHERE e.fact_id = f.erased_by AND e.kind = 14 AND e.body::jsonb #>> '{details,step}' = 'alerts')";

    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Connection connection;

    Rulings(Connection connection) {
        this.connection = connection;
    }

    Optional<Difference> firstDifference() throws SQLException {
        Optional<Difference> noTable = noTable();
        if (noTable.isPresent()) {
            return noTable;
        }
        Map<String, RulingTable> tables = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(TABLES)) {
            statement.setArray(
                    1,
                    connection.createArrayOf("text", RulingTable.KNOWN.keySet().toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    if (!row.getBoolean(2)) {
                        return Optional.of(Difference.of(BookWords.of("registry.rulings.unwatched", row.getString(1))));
                    }
                    RulingTable stated = stated(row.getString(3));
                    tables.put(row.getString(1), RulingTable.KNOWN.getOrDefault(row.getString(1), stated));
                }
            }
        }
        for (Map.Entry<String, RulingTable> one : tables.entrySet()) {
            Optional<Difference> difference = compare(one.getKey(), one.getValue());
            if (difference.isEmpty()) {
                difference = gone(one.getKey(), one.getValue());
            }
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private Optional<Difference> noTable() throws SQLException {
        String[] names = RulingTable.KNOWN.keySet().toArray(String[]::new);
        Object[] kinds = Arrays.stream(names)
                .map(name -> Objects.requireNonNull(RulingTable.KNOWN.get(name)).kind())
                .toArray();
        try (PreparedStatement statement = connection.prepareStatement(NO_TABLE)) {
            statement.setArray(1, connection.createArrayOf("text", names));
            statement.setArray(2, connection.createArrayOf("int4", kinds));
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(Difference.of(BookWords.of("registry.rulings.noTable", row.getString(1))))
                        : Optional.empty();
            }
        }
    }

    /** The trigger's arguments end with a zero byte each. */
    private static RulingTable stated(String arguments) {
        String[] words = arguments.split("\\\\000", -1);
        return RulingTable.of(Integer.parseInt(words[0]), words[2], List.of(words[5].split(",")));
    }

    private Optional<Difference> compare(String table, RulingTable ruling) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(on(ROWS, table, ruling))) {
            statement.setArray(
                    1, connection.createArrayOf("text", ruling.hidden().toArray()));
            statement.setInt(2, ruling.kind());
            statement.setFetchSize(BooksSnapshot.FETCH);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    if (!row.getBoolean(4)) {
                        return Optional.of(Difference.of(BookWords.of("registry.rulings.noFact", row.getString(1))));
                    }
                    if (row.getBoolean(5)) {
                        return Optional.of(Difference.of(BookWords.of("registry.rulings.expired", row.getString(1))));
                    }
                    List<String> differing = ruling.differing(
                            read(row.getString(2)), read(row.getString(3)).path("details"));
                    if (!differing.isEmpty()) {
                        return Optional.of(Difference.of(BookWords.of(
                                "registry.rulings.differs", row.getString(1), String.join(", ", differing))));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static JsonNode read(String json) {
        return EXACT.readTree(json);
    }

    private Optional<Difference> gone(String table, RulingTable ruling) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(on(GONE, table, ruling))) {
            statement.setInt(1, ruling.kind());
            statement.setString(2, table);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(Difference.of(BookWords.of("registry.rulings.gone", row.getString(1))))
                        : Optional.empty();
            }
        }
    }

    private static String on(String select, String table, RulingTable ruling) {
        String stands = object(table, ruling.key()) + " = f.object";
        if (ruling.versioned()) {
            int last = ruling.key().size() - 1;
            stands = object(table, ruling.key().subList(0, last)) + " = substring(f.object FROM '^(.*)/[0-9]+$') AND t."
                    + ruling.key().get(last) + " >= substring(f.object FROM '[0-9]+$')::bigint";
        }
        return select.replace("STANDS", stands)
                .replace("OBJECT", object(table, ruling.key()))
                .replace("TABLE", table)
                .replace("EXPIRED", EXPIRED);
    }

    private static String object(String table, List<String> key) {
        return key.stream()
                .map(column -> "(to_jsonb(t." + column + ") #>> '{}')")
                .collect(Collectors.joining(" || '/' || ", "'" + table + "/' || ", ""));
    }
}

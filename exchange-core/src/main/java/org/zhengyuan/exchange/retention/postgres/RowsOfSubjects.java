package org.zhengyuan.exchange.retention.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.zhengyuan.exchange.evidence.RowRecord;
import org.zhengyuan.exchange.evidence.RowTree;
import org.zhengyuan.exchange.intake.KeptChunk;
import org.zhengyuan.exchange.intake.postgres.IntakeBooks;
import org.zhengyuan.exchange.registry.VersionRow;
import org.zhengyuan.exchange.registry.postgres.RegistryBooks;
import org.zhengyuan.seal.proof.Hash;

/** Which rows of which submissions spoke of a subject, as far as the database knows: by version, comparison, or refusal. */
final class RowsOfSubjects {
    private static final String COMPARED =
            "SELECT DISTINCT submission_id, row_number, dataset_id FROM cross_check WHERE subject_id = ANY (?)";

    // cells stand as they were delivered, so both sides are folded; a short identifier would stand in everybody's
    private static final String REFUSED =
            """
            WITH named AS MATERIALIZED (SELECT folded(id) AS id FROM unnest(?::text[]) id)
            SELECT r.submission_id, r.row_number FROM refused_row r
            WHERE EXISTS (SELECT 1 FROM (SELECT folded(one) AS cell FROM unnest(r.cells) one OFFSET 0) c, named
                WHERE CASE WHEN length(named.id) < 8 THEN c.cell = named.id ELSE position(named.id IN c.cell) > 0 END)
            """;
    private static final String CHUNK =
            """
            SELECT chunk FROM submission_chunk WHERE submission_id = ? AND first_row <= ? AND received > 0 AND fact_id IS NOT NULL
            ORDER BY first_row DESC LIMIT 1
            """;
    private static final String ENDED =
            """
            SELECT chunk FROM submission_chunk WHERE submission_id = ? AND first_row = 0 AND ended > 0 AND fact_id IS NOT NULL
              AND ? BETWEEN first_version AND last_version
            """;

    /** A row of a submission. */
    record Row(UUID submission, long number) {}

    private final Connection connection;
    final Set<Long> versions = new TreeSet<>();
    final Set<Integer> datasets = new TreeSet<>();
    final List<Row> refused = new ArrayList<>();
    final Map<UUID, Map<Integer, KeptChunk>> chunks = new TreeMap<>();
    final Map<KeptChunk, Set<Integer>> places = new IdentityHashMap<>();

    RowsOfSubjects(Connection connection) {
        this.connection = connection;
    }

    static RowsOfSubjects find(Connection connection, List<UUID> subjects, List<String> identifiers)
            throws SQLException {
        RowsOfSubjects rows = new RowsOfSubjects(connection);
        for (RegistryBooks.Made made : RegistryBooks.madeOf(connection, subjects)) {
            rows.versions.add(made.version());
            rows.datasets.add(made.dataset());
            if (made.rowNumber() > 0) {
                rows.add(made.submission(), made.rowNumber());
            } else {
                rows.addEnded(made.submission(), made.version());
            }
        }
        rows.each(COMPARED, "uuid", subjects, row -> {
            rows.datasets.add(row.getInt(3));
            rows.add(row.getObject(1, UUID.class), row.getLong(2));
        });
        rows.each(REFUSED, "text", identifiers, row -> {
            rows.refused.add(new Row(row.getObject(1, UUID.class), row.getLong(2)));
            rows.add(row.getObject(1, UUID.class), row.getLong(2));
        });
        return rows;
    }

    /** The names of the rows in the fact of their erasure. */
    List<String> items() {
        List<String> items = new ArrayList<>();
        places.forEach((chunk, all) -> all.forEach(
                place -> items.add("submission/" + chunk.submission() + "/" + chunk.number() + "/" + place)));
        return items.stream().sorted().toList();
    }

    private interface Reader {
        void row(ResultSet row) throws SQLException;
    }

    private void each(String select, String type, List<?> values, Reader reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setArray(1, connection.createArrayOf(type, values.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    reader.row(row);
                }
            }
        }
    }

    private void add(UUID submission, long number) throws SQLException {
        for (KeptChunk chunk : chunk(CHUNK, submission, number)) {
            if (number < chunk.firstRow() + chunk.size()) {
                places.computeIfAbsent(chunk, one -> new TreeSet<>()).add((int) (number - chunk.firstRow()));
            }
        }
    }

    /** The rows of ended records have no number: the version's place is the one whose leaf it gives. */
    private void addEnded(UUID submission, long version) throws SQLException {
        for (KeptChunk chunk : chunk(ENDED, submission, version)) {
            for (VersionRow one : RegistryBooks.versions(connection, submission, version, version)) {
                RowRecord record = new RowRecord(RowRecord.ENDED, 0, one.digest(), RowRecord.NONE);
                for (int place = 0; place < chunk.size(); place++) {
                    if (RowTree.leaf(chunk.salt(place), record).equals(Hash.at(chunk.leaves(), place * Hash.LENGTH))) {
                        places.computeIfAbsent(chunk, any -> new TreeSet<>()).add(place);
                    }
                }
            }
        }
    }

    private List<KeptChunk> chunk(String select, UUID submission, long by) throws SQLException {
        List<KeptChunk> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            statement.setObject(1, submission);
            statement.setLong(2, by);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    int number = row.getInt(1);
                    Map<Integer, KeptChunk> known = chunks.computeIfAbsent(submission, any -> new TreeMap<>());
                    KeptChunk chunk = known.get(number);
                    if (chunk == null) {
                        chunk = IntakeBooks.chunk(connection, submission, number)
                                .orElseThrow();
                        known.put(number, chunk);
                    }
                    found.add(chunk);
                }
            }
        }
        return found;
    }
}

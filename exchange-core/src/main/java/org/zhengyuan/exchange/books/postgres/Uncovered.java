package org.zhengyuan.exchange.books.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.zhengyuan.exchange.books.BookWords;
import org.zhengyuan.exchange.books.Difference;

/** Rows that no leaf of the log covers, though they were written since the log began. */
final class Uncovered {
    private static final String BEGUN = "(SELECT coalesce(min(at), 'infinity') FROM fact)";

    private static final String PACKETS =
            """
            LEFT JOIN sequenced_packet s ON s.packet_id = t.packet_id LEFT JOIN leaf_packet w ON w.packet_id = t.packet_id
            WHERE ((s.packet_id IS NULL AND w.packet_id IS NULL)
                OR t.place NOT BETWEEN 0 AND coalesce(s.leaves, octet_length(w.entries) / 34) - 1)
            """;
    private static final String FACTS =
            "SELECT fact_id::text FROM fact t " + PACKETS + " ORDER BY t.at, t.fact_id LIMIT 1";
    private static final String TRAIL = "SELECT receipt_id::text FROM trail t " + PACKETS
            + " AND (t.packet_id IS NOT NULL OR t.at >= " + BEGUN + ") ORDER BY t.at, t.receipt_id LIMIT 1";
    private static final String CHUNKS =
            """
            SELECT c.submission_id || '/' || c.chunk FROM submission_chunk c LEFT JOIN fact f ON f.fact_id = c.fact_id
            WHERE (c.fact_id IS NULL AND c.committed_at >= BEGUN) OR f.kind <> 1
               OR f.object <> 'submission/' || c.submission_id || '/' || c.chunk
            ORDER BY c.committed_at, c.submission_id, c.chunk LIMIT 1
            """
                    .replace("BEGUN", BEGUN);

    // the chunk that holds a row is the one with the highest first row up to it; what a delivery ended has row 0
    private static final String VERSIONS =
            """
            SELECT v.version_id::text FROM version v
            LEFT JOIN LATERAL (SELECT c.first_row, c.received, c.first_version, c.last_version FROM submission_chunk c
                WHERE c.submission_id = v.submission_id AND c.first_row <= v.row_number AND c.received > 0
                ORDER BY c.first_row DESC LIMIT 1) c ON v.row_number > 0
            WHERE CASE WHEN v.row_number > 0
                THEN c.first_row IS NULL OR v.row_number >= c.first_row + c.received
                    OR v.version_id NOT BETWEEN c.first_version AND c.last_version
                ELSE NOT EXISTS (SELECT 1 FROM submission_chunk e WHERE e.submission_id = v.submission_id AND e.first_row = 0
                    AND e.ended > 0 AND (e.fact_id IS NULL OR v.version_id BETWEEN e.first_version AND e.last_version))
                END
            ORDER BY v.version_id LIMIT 1
            """;
    private static final String REFUSALS =
            """
            SELECT r.submission_id || '/' || r.row_number FROM refused_row r
            LEFT JOIN LATERAL (SELECT c.first_row, c.received FROM submission_chunk c
                WHERE c.submission_id = r.submission_id AND c.first_row <= r.row_number AND c.received > 0
                ORDER BY c.first_row DESC LIMIT 1) c ON true
            WHERE c.first_row IS NULL OR r.row_number >= c.first_row + c.received
            ORDER BY r.submission_id, r.row_number LIMIT 1
            """;
    private static final String OLDER =
            "SELECT (SELECT count(*) FROM trail WHERE packet_id IS NULL) + (SELECT count(*) FROM submission_chunk WHERE fact_id IS NULL)";

    private final Connection connection;

    Uncovered(Connection connection) {
        this.connection = connection;
    }

    Optional<Difference> firstRow() throws SQLException {
        Optional<Difference> found = first(FACTS, "registry.uncovered.fact");
        if (found.isEmpty()) {
            found = first(TRAIL, "registry.uncovered.trail");
        }
        return found.isPresent() ? found : first(CHUNKS, "registry.uncovered.chunk");
    }

    Optional<Difference> firstVersion() throws SQLException {
        Optional<Difference> found = first(VERSIONS, "registry.uncovered.version");
        return found.isPresent() ? found : first(REFUSALS, "registry.uncovered.refusal");
    }

    /** Entries of the trail and chunks from before the log began. */
    long older() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OLDER);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private Optional<Difference> first(String select, String words) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(select);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? Optional.of(Difference.of(BookWords.of(words, row.getString(1)))) : Optional.empty();
        }
    }
}

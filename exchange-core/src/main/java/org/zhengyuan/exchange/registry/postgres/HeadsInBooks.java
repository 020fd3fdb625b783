package org.zhengyuan.exchange.registry.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.modulith.NamedInterface;

/** Heads, and what waits to become one, against the versions, on a connection of whoever checks the books. */
@NamedInterface("books")
public final class HeadsInBooks {
    /** Heads and versions are cut alike, by subject. */
    public static final int SLOTS = 8;

    // a head's version waits where only versions to come were delivered, and nowhere else
    private static final String NOT_ITS_VERSION =
            """
            SELECT h.dataset_id, h.version_id, 'version' FROM head_SLOT h
            LEFT JOIN version_SLOT v ON v.version_id = h.version_id AND v.subject_id = h.subject_id
            LEFT JOIN version_SLOT l ON l.version_id = h.last_version_id AND l.subject_id = h.subject_id
            LEFT JOIN due_version d ON d.version_id = h.version_id AND d.subject_id = h.subject_id
            WHERE v.version_id IS NULL OR l.version_id IS NULL OR (h.state = 1) <> (v.kind = 1) OR (h.state = 2) <> (d.version_id IS NOT NULL)
               OR (v.dataset_id, v.record_key, v.schema_version, v.version, v.valid_from, v.recorded_at, v.ordering, v.division, v.digest,
                   v.payload) IS DISTINCT FROM (h.dataset_id, h.record_key, h.schema_version, h.version, h.valid_from, h.recorded_at,
                   h.ordering, h.division, h.digest, h.payload)
               OR (l.dataset_id, l.record_key, l.version) IS DISTINCT FROM (h.dataset_id, h.record_key, h.last_version)
            ORDER BY h.version_id LIMIT 1
            """;

    // what the head's row says of when it holds is in no version; it is kept where its record had ended before and the
    // head speaks only later
    private static final String NOT_CLAIMED =
            """
            SELECT h.dataset_id, h.version_id, 'claimed' FROM head_SLOT h
            LEFT JOIN version_SLOT e ON e.subject_id = h.subject_id AND e.dataset_id = h.dataset_id AND e.record_key = h.record_key
                AND e.kind = 1 AND e.version < h.version
            WHERE h.claimed_from IS NOT NULL AND (h.state <> 0 OR h.claimed_from >= h.valid_from OR e.version_id IS NULL)
            ORDER BY h.version_id LIMIT 1
            """;

    // only what was to come when it was recorded waits, until its own instant or until its record ends (see
    // PlacementRule)
    private static final String NOT_WAITING =
            """
            SELECT d.dataset_id, d.version_id, 'due' FROM due_version d
            LEFT JOIN version_SLOT v ON v.version_id = d.version_id AND v.subject_id = d.subject_id
            LEFT JOIN head_SLOT h ON h.subject_id = d.subject_id AND h.dataset_id = d.dataset_id AND h.record_key = d.record_key
            LEFT JOIN version_SLOT e ON e.subject_id = v.subject_id AND e.dataset_id = v.dataset_id AND e.record_key = v.record_key
                AND e.kind = 1 AND e.version > v.version AND e.recorded_at > v.recorded_at
            WHERE satisfies_hash_partition('version'::regclass, 8, SLOT, d.subject_id)
              AND (v.version_id IS NULL OR h.subject_id IS NULL OR e.version_id IS NOT NULL OR v.kind <> 0 OR v.valid_from <= v.recorded_at
                OR (d.due_at, d.dataset_id, d.record_key, d.digest) IS DISTINCT FROM (v.valid_from, v.dataset_id, v.record_key, v.digest))
            ORDER BY d.version_id LIMIT 1
            """;

    // a chain stays under each subject its record belonged to, and its head stands under one; asked of few, so it walks
    private static final String ELSEWHERE =
            """
            EXISTS (WITH RECURSIVE chain AS (
                SELECT l.version_id, l.previous_id, l.subject_id FROM version w
                JOIN head o ON o.subject_id = w.subject_id AND o.dataset_id = c.dataset_id AND o.record_key = c.record_key
                JOIN version l ON l.version_id = o.last_version_id AND l.subject_id = o.subject_id
                WHERE w.version_id = c.one AND w.subject_id <> c.subject_id
                UNION
                SELECT p.version_id, p.previous_id, p.subject_id FROM chain
                JOIN version p ON p.version_id = chain.previous_id AND p.subject_id = chain.subject_id)
              SELECT 1 FROM chain WHERE version_id = c.one)
            """;

    // what waits for its instant, and what was announced before an end, does not speak
    private static final String NOT_THE_LAST =
            """
            SELECT c.dataset_id, c.version_id, 'last' FROM (
                SELECT h.dataset_id, h.record_key, h.subject_id, h.version_id, x.version_id AS one, x.recorded_at, x.valid_from,
                    x.version > h.last_version AS beyond
                FROM head_SLOT h
                JOIN version_SLOT x ON x.subject_id = h.subject_id AND x.dataset_id = h.dataset_id AND x.record_key = h.record_key
                WHERE x.version_id <> h.version_id AND (x.version > h.last_version
                   OR ((x.valid_from > h.valid_from OR h.state = 2 OR (x.valid_from = h.valid_from AND x.version > h.version
                        AND coalesce(x.ordering, -9223372036854775808) >= coalesce(h.ordering, -9223372036854775808)))
                     AND NOT EXISTS (SELECT 1 FROM due_version d WHERE d.version_id = x.version_id AND d.subject_id = x.subject_id)))
                OFFSET 0) c
            WHERE NOT EXISTS (SELECT 1 FROM version_SLOT e WHERE e.subject_id = c.subject_id AND e.dataset_id = c.dataset_id
                    AND e.record_key = c.record_key AND e.kind = 1 AND e.recorded_at > c.recorded_at AND e.valid_from <= c.valid_from
                    AND NOT c.beyond)
              AND NOT ELSEWHERE
            ORDER BY c.version_id LIMIT 1
            """
                    .replace("ELSEWHERE", ELSEWHERE);

    private static final String WITHOUT_HEAD =
            """
            SELECT c.dataset_id, c.one, 'none' FROM (
                SELECT v.dataset_id, v.record_key, v.subject_id, v.version_id AS one FROM version_SLOT v
                LEFT JOIN head_SLOT h ON h.subject_id = v.subject_id AND h.dataset_id = v.dataset_id AND h.record_key = v.record_key
                WHERE h.subject_id IS NULL OFFSET 0) c
            WHERE NOT ELSEWHERE
            ORDER BY c.one LIMIT 1
            """
                    .replace("ELSEWHERE", ELSEWHERE);

    // a merge takes every record along that has not ended, and what is delivered afterwards is the kept subject's
    private static final String LEFT_BEHIND =
            """
            SELECT h.dataset_id, h.version_id, 'merged' FROM head_SLOT h
            JOIN subject_change m ON m.kind = 'merge' AND m.state = 'done' AND m.absorbed = h.subject_id
            LEFT JOIN subject_change s ON s.kind = 'split' AND s.state = 'done' AND s.undoes = m.change_id
            WHERE h.state <> 1 AND s.change_id IS NULL
            ORDER BY h.version_id LIMIT 1
            """;

    private HeadsInBooks() {}

    /**
     * A head that is not what the record's versions say.
     *
     * @param fault {@code version}: it is not its version, {@code claimed}: it says what only a head after an end says, {@code due}: the version
     *     does not wait as it should, {@code last}: another version speaks, {@code none}: a version has no head, {@code merged}: it stands under
     *     a subject that another absorbed
     */
    public record WrongHead(int dataset, long version, String fault) {}

    /** The first wrong head among the subjects of one slot. */
    public static Optional<WrongHead> firstWrong(Connection connection, int slot) throws SQLException {
        for (String select :
                List.of(NOT_ITS_VERSION, NOT_CLAIMED, NOT_WAITING, NOT_THE_LAST, WITHOUT_HEAD, LEFT_BEHIND)) {
            try (PreparedStatement statement =
                            connection.prepareStatement(select.replace("SLOT", String.valueOf(slot)));
                    ResultSet result = statement.executeQuery()) {
                if (result.next()) {
                    return Optional.of(new WrongHead(result.getInt(1), result.getLong(2), result.getString(3)));
                }
            }
        }
        return Optional.empty();
    }
}

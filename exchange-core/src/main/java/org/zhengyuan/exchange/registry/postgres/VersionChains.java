package org.zhengyuan.exchange.registry.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.postgres.Timestamps;

/** Reads the whole history of records by walking their chains from the newest recorded version back. */
final class VersionChains {
    private static final String WALK =
            """
            WITH RECURSIVE chain AS (
                SELECT k.place, v.* FROM unnest(?::uuid[], ?::bigint[]) WITH ORDINALITY AS k (subject_id, version_id, place)
                JOIN LATERAL (
                    SELECT * FROM version WHERE version_id = k.version_id AND subject_id = k.subject_id LIMIT 1) v ON true
                UNION ALL
                SELECT c.place, v.* FROM chain c
                JOIN LATERAL (
                    SELECT * FROM version WHERE version_id = c.previous_id AND subject_id = c.subject_id LIMIT 1) v ON true
            )
            SELECT place, version_id, version, kind, schema_version,
                   (extract(epoch FROM valid_from) * 1000000)::bigint, (extract(epoch FROM recorded_at) * 1000000)::bigint,
                   ordering, digest, payload, division
            FROM chain
            """;

    private VersionChains() {}

    /** One recorded version. {@code ended}: from then on the record does not stand. */
    record Version(
            long versionId,
            int number,
            boolean ended,
            int schemaVersion,
            Instant validFrom,
            Instant recordedAt,
            @Nullable Long ordering,
            byte[] digest,
            byte[] payload,
            String division) {
        /** The order in which versions of one record supersede each other (see PlacementRule). */
        static final Comparator<Version> ORDER = Comparator.comparing(Version::validFrom)
                .thenComparing(Version::ordering, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Version::versionId);
    }

    /** The versions of each record, by the record's place in the lists; the order within a record is not specified. */
    static List<List<Version>> read(Connection connection, List<UUID> subjects, List<Long> newestVersions)
            throws SQLException {
        List<List<Version>> chains = new ArrayList<>(subjects.size());
        subjects.forEach(subject -> chains.add(new ArrayList<>(4)));
        if (subjects.isEmpty()) {
            return chains;
        }
        try (PreparedStatement statement = connection.prepareStatement(WALK)) {
            statement.setArray(1, connection.createArrayOf("uuid", subjects.toArray()));
            statement.setArray(2, connection.createArrayOf("int8", newestVersions.toArray()));
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    chains.get((int) result.getLong(1) - 1).add(version(result));
                }
            }
        }
        return chains;
    }

    /**
     * The version that speaks at {@code validAt}, with what was recorded until {@code knownAt}. One that was to hold after an end that was
     * recorded later never speaks.
     */
    static Optional<Version> speaking(List<Version> chain, Instant validAt, Instant knownAt) {
        List<Version> known = chain.stream()
                .filter(version -> !version.validFrom().isAfter(validAt)
                        && !version.recordedAt().isAfter(knownAt))
                .toList();
        List<Version> ends = known.stream().filter(Version::ended).toList();
        return known.stream()
                .filter(version -> ends.stream().noneMatch(end -> cancels(end, version)))
                .max(Version.ORDER);
    }

    private static boolean cancels(Version end, Version version) {
        return end.recordedAt().isAfter(version.recordedAt())
                && !version.validFrom().isBefore(end.validFrom());
    }

    private static Version version(ResultSet result) throws SQLException {
        long order = result.getLong(8);
        Long ordering = result.wasNull() ? null : order;
        return new Version(
                result.getLong(2),
                result.getInt(3),
                result.getInt(4) == 1,
                result.getInt(5),
                Timestamps.instant(result.getLong(6)),
                Timestamps.instant(result.getLong(7)),
                ordering,
                result.getBytes(9),
                result.getBytes(10),
                result.getString(11));
    }
}

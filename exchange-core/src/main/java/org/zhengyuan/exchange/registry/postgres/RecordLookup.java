package org.zhengyuan.exchange.registry.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.postgres.Timestamps;
import org.zhengyuan.exchange.registry.RecordHead;
import org.zhengyuan.exchange.registry.StoredRecord;
import org.zhengyuan.exchange.registry.TruthQuery;
import org.zhengyuan.exchange.registry.postgres.VersionChains.Version;

/** Reads the records of subjects as they stand now, or stood at another time. */
final class RecordLookup {
    /**
     * The settings travel with the statement. Also while the tables are small each look-up goes by its index, for the plan is kept while they
     * grow.
     */
    private static final String FIND =
            """
            SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off;
            SELECT k.place, i.subject_id, h.dataset_id, h.record_key, h.state, h.schema_version, h.version, h.version_id,
                   h.last_version_id, (extract(epoch FROM h.valid_from) * 1000000)::bigint,
                   (extract(epoch FROM h.recorded_at) * 1000000)::bigint, h.division, h.payload
            FROM unnest(?::text[], ?::text[], ?::text[]) WITH ORDINALITY AS k (identifier, identifier_type, subject_type, place)
            JOIN LATERAL (
                SELECT subject_id FROM subject_identifier
                WHERE identifier = k.identifier AND identifier_type = k.identifier_type AND subject_type = k.subject_type
                    AND valid_to = 'infinity' LIMIT 1) i ON true
            LEFT JOIN LATERAL (
                SELECT * FROM head WHERE subject_id = i.subject_id AND dataset_id = ANY (?::smallint[]) OFFSET 0) h ON true
            """;

    private RecordLookup() {}

    /** The records of one query's subject; no subject where the identifier is unknown. */
    record Found(@Nullable UUID subjectId, List<StoredRecord> records) {}

    /** A head that must be asked through its chain. */
    private record Chain(int query, UUID subjectId, int datasetId, String recordKey, long newest) {}

    static List<Found> find(Connection connection, List<TruthQuery> queries, Set<Integer> datasets, Instant now)
            throws SQLException {
        int size = queries.size();
        @Nullable UUID[] subjects = new UUID[size];
        List<List<StoredRecord>> records = new ArrayList<>(size);
        queries.forEach(query -> records.add(new ArrayList<>(4)));
        List<Chain> chains = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            bind(connection, statement, queries, datasets);
            statement.execute();
            statement.getMoreResults();
            statement.getMoreResults();
            try (ResultSet result = Objects.requireNonNull(statement.getResultSet())) {
                while (result.next()) {
                    int place = (int) result.getLong(1) - 1;
                    subjects[place] = result.getObject(2, UUID.class);
                    if (result.getObject(3) == null) {
                        continue;
                    }
                    TruthQuery query = queries.get(place);
                    if (query.validAt() != null || query.knownAt() != null) {
                        chains.add(chain(place, result));
                    } else if (result.getInt(5) != RecordHead.State.PENDING.ordinal()) {
                        records.get(place).add(head(result));
                    }
                }
            }
        }
        walk(connection, queries, chains, records, now);
        List<Found> found = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            found.add(new Found(subjects[i], records.get(i)));
        }
        return found;
    }

    private static void bind(
            Connection connection, PreparedStatement statement, List<TruthQuery> queries, Set<Integer> datasets)
            throws SQLException {
        String[] identifiers = new String[queries.size()];
        String[] identifierTypes = new String[queries.size()];
        String[] subjectTypes = new String[queries.size()];
        for (int i = 0; i < identifiers.length; i++) {
            identifiers[i] = queries.get(i).subject().identifier();
            identifierTypes[i] = queries.get(i).subject().identifierType();
            subjectTypes[i] = queries.get(i).subject().subjectType();
        }
        statement.setArray(1, connection.createArrayOf("text", identifiers));
        statement.setArray(2, connection.createArrayOf("text", identifierTypes));
        statement.setArray(3, connection.createArrayOf("text", subjectTypes));
        statement.setArray(4, connection.createArrayOf("int2", datasets.toArray()));
    }

    private static StoredRecord head(ResultSet result) throws SQLException {
        return new StoredRecord(
                result.getInt(3),
                result.getString(4),
                result.getInt(6),
                result.getInt(7),
                result.getLong(8),
                Timestamps.instant(result.getLong(10)),
                Timestamps.instant(result.getLong(11)),
                result.getString(12),
                result.getInt(5) == RecordHead.State.ENDED.ordinal(),
                result.getBytes(13));
    }

    private static Chain chain(int place, ResultSet result) throws SQLException {
        return new Chain(
                place, result.getObject(2, UUID.class), result.getInt(3), result.getString(4), result.getLong(9));
    }

    private static void walk(
            Connection connection,
            List<TruthQuery> queries,
            List<Chain> heads,
            List<List<StoredRecord>> records,
            Instant now)
            throws SQLException {
        List<List<Version>> chains = VersionChains.read(
                connection,
                heads.stream().map(Chain::subjectId).toList(),
                heads.stream().map(Chain::newest).toList());
        for (int i = 0; i < heads.size(); i++) {
            Chain head = heads.get(i);
            TruthQuery query = queries.get(head.query());
            Instant validAt = query.validAt() == null ? now : query.validAt();
            Instant knownAt = query.knownAt() == null ? now : query.knownAt();
            VersionChains.speaking(chains.get(i), validAt, knownAt)
                    .ifPresent(version -> records.get(head.query()).add(record(head, version)));
        }
    }

    private static StoredRecord record(Chain head, Version version) {
        return new StoredRecord(
                head.datasetId(),
                head.recordKey(),
                version.schemaVersion(),
                version.number(),
                version.versionId(),
                version.validFrom(),
                version.recordedAt(),
                version.division(),
                version.ended(),
                version.payload());
    }
}

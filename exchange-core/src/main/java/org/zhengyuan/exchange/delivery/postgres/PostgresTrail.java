package org.zhengyuan.exchange.delivery.postgres;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.delivery.ReceiptId;
import org.zhengyuan.exchange.delivery.Trail;
import org.zhengyuan.exchange.delivery.TrailEntry;

/** The trail in PostgreSQL: a batch's entries go in as arrays, with one statement. */
public final class PostgresTrail implements Trail {
    private static final String INSERT =
            """
            INSERT INTO trail (receipt_id, retention, at, kind, outcome, repeated, client_id, department, agreement_id,
                agreement_version, service_item, case_number, operator, subject_id, elements, details_type, details, answer_digest)
            SELECT receipt_id, retention, ?, kind, outcome, repeated, client_id, department, agreement_id,
                agreement_version, service_item, case_number, operator, subject_id, string_to_array(elements, ','),
                details_type, details, answer_digest
            FROM unnest(?::uuid[], ?::smallint[], ?::text[], ?::text[], ?::boolean[], ?::text[], ?::text[], ?::uuid[], ?::integer[],
                ?::text[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::bytea[], ?::bytea[])
                AS entry (receipt_id, retention, kind, outcome, repeated, client_id, department, agreement_id, agreement_version,
                    service_item, case_number, operator, subject_id, elements, details_type, details, answer_digest)
            """;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    public PostgresTrail(JdbcTemplate template) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
    }

    @Override
    public void append(List<TrailEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        int[] added = new int[1];
        template.execute((ConnectionCallback<Integer>) connection -> {
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                fill(insert, connection, entries);
                added[0] = insert.executeUpdate();
                return added[0];
            }
        });
        if (added[0] != entries.size()) {
            throw new IllegalStateException(added[0] + " of " + entries.size() + " trail entries were written");
        }
    }

    private static void fill(PreparedStatement insert, Connection connection, List<TrailEntry> entries)
            throws SQLException {
        Columns columns = new Columns(insert, connection, entries);
        insert.setObject(1, entries.getFirst().at().atOffset(ZoneOffset.UTC));
        columns.set(2, "uuid", entry -> entry.receipt().value());
        columns.set(3, "int2", entry -> (short) entry.receipt().retention().code());
        columns.set(4, "text", entry -> entry.kind().word());
        columns.set(5, "text", TrailEntry::outcome);
        columns.set(6, "bool", TrailEntry::repeated);
        columns.set(7, "text", entry -> entry.actor().id());
        columns.set(8, "text", entry -> entry.actor().department());
        columns.set(9, "uuid", TrailEntry::agreement);
        columns.set(10, "int4", TrailEntry::agreementVersion);
        columns.set(11, "text", TrailEntry::serviceItem);
        columns.set(12, "text", TrailEntry::caseNumber);
        columns.set(13, "text", TrailEntry::operator);
        columns.set(14, "uuid", TrailEntry::subjectId);
        columns.set(15, "text", entry -> String.join(",", entry.elements()));
        columns.set(16, "text", TrailEntry::detailsType);
        columns.bytes(17, TrailEntry::details);
        columns.bytes(18, TrailEntry::digest);
    }

    /** One array parameter per column. */
    private record Columns(PreparedStatement insert, Connection connection, List<TrailEntry> entries) {
        void set(int place, String type, Function<TrailEntry, @Nullable Object> value) throws SQLException {
            Object[] values = new Object[entries.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = value.apply(entries.get(i));
            }
            Array array = connection.createArrayOf(type, values);
            insert.setArray(place, array);
        }

        void bytes(int place, Function<TrailEntry, byte @Nullable []> value) throws SQLException {
            byte[][] values = new byte[entries.size()][];
            for (int i = 0; i < values.length; i++) {
                values[i] = value.apply(entries.get(i));
            }
            insert.setArray(place, connection.createArrayOf("bytea", values));
        }
    }

    @Override
    public List<Line> list(UUID agreement, @Nullable ReceiptId after, int limit) {
        return jdbc.sql(
                        """
                        SELECT receipt_id, at, kind, outcome, repeated, client_id, department, agreement_id, agreement_version,
                            service_item, case_number, operator, elements
                        FROM trail
                        WHERE agreement_id = :agreement AND at >= :from
                          AND (:after::uuid IS NULL OR (at, receipt_id) > (
                                SELECT at, receipt_id FROM trail
                                WHERE receipt_id = :after::uuid AND retention = :retention AND at >= :from
                                ORDER BY at LIMIT 1))
                        ORDER BY at, receipt_id
                        LIMIT :limit
                        """)
                .param("agreement", agreement)
                .param("after", after == null ? null : after.value())
                .param("retention", after == null ? 0 : after.retention().code())
                .param("from", from(after))
                .param("limit", limit)
                .query((row, number) -> line(row))
                .list();
    }

    private static OffsetDateTime from(@Nullable ReceiptId after) {
        return after == null
                ? Instant.EPOCH.atOffset(ZoneOffset.UTC)
                : after.month().atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC);
    }

    private static Line line(ResultSet row) throws SQLException {
        Array elements = Objects.requireNonNull(row.getArray("elements"));
        return new Line(
                row.getObject("receipt_id", UUID.class),
                Objects.requireNonNull(row.getObject("at", OffsetDateTime.class))
                        .toInstant(),
                row.getString("kind"),
                row.getString("outcome"),
                row.getBoolean("repeated"),
                row.getString("client_id"),
                row.getString("department"),
                row.getObject("agreement_id", UUID.class),
                row.getObject("agreement_version", Integer.class),
                row.getString("service_item"),
                row.getString("case_number"),
                row.getString("operator"),
                List.of((String[]) elements.getArray()));
    }
}

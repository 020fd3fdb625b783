package org.zhengyuan.exchange.delivery.postgres;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.delivery.ReceiptId;
import org.zhengyuan.exchange.delivery.Trail;
import org.zhengyuan.exchange.delivery.TrailEntry;
import org.zhengyuan.exchange.postgres.BinaryCopy;

/** The trail in PostgreSQL: a batch's entries go in with one COPY. */
public final class PostgresTrail implements Trail {
    private static final String COPY =
            "COPY trail (receipt_id, retention, at, kind, outcome, repeated, client_id, department, agreement_id, agreement_version,"
                    + " service_item, case_number, operator, subject_id, elements, details_type, details, answer_digest)"
                    + " FROM STDIN (FORMAT binary)";

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
        BinaryCopy copy = new BinaryCopy(entries.size() * 512);
        for (TrailEntry entry : entries) {
            append(copy, entry);
        }
        Long added = template.execute(
                (ConnectionCallback<Long>) connection -> copy.send(connection.unwrap(PGConnection.class), COPY));
        if (added == null || added != entries.size()) {
            throw new IllegalStateException(added + " of " + entries.size() + " trail entries were written");
        }
    }

    private static void append(BinaryCopy copy, TrailEntry entry) {
        copy.row(18)
                .uuid(entry.receipt().value())
                .int2(entry.receipt().retention().code())
                .timestamp(entry.at())
                .text(entry.kind().word())
                .text(entry.outcome())
                .bool(entry.repeated())
                .text(entry.actor().id())
                .text(entry.actor().department())
                .uuid(entry.agreement())
                .int4(entry.agreementVersion())
                .text(entry.serviceItem())
                .text(entry.caseNumber())
                .text(entry.operator())
                .uuid(entry.subjectId())
                .texts(entry.elements())
                .text(entry.detailsType())
                .bytes(entry.details())
                .bytes(entry.digest());
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

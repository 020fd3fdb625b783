package org.zhengyuan.exchange.holder.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.delivery.ReceiptId;
import org.zhengyuan.exchange.holder.DataUse;
import org.zhengyuan.exchange.holder.DataUses;

/** The trail's lines about a subject, found by it. */
public final class PostgresDataUses implements DataUses {
    /** The subject with all it is one with ({@code self}), and the times of wrong merges ({@code doubtful}). */
    private static final String SELF =
            """
            WITH RECURSIVE merge AS (
                SELECT m.kept, m.absorbed, m.decided_at AS merged_at, s.decided_at AS split_at
                FROM subject_change m LEFT JOIN subject_change s ON s.undoes = m.change_id AND s.state = 'done'
                WHERE m.kind = 'merge' AND m.state = 'done'),
            up AS (SELECT :subject::uuid AS id
                UNION SELECT m.kept FROM up JOIN merge m ON m.absorbed = up.id AND m.split_at IS NULL),
            self AS (SELECT id FROM up
                UNION SELECT m.absorbed FROM self JOIN merge m ON m.kept = self.id AND m.split_at IS NULL),
            doubtful AS (SELECT m.kept AS id, m.merged_at, m.split_at FROM merge m JOIN self ON self.id = m.kept WHERE m.split_at IS NOT NULL)
            """;

    private static final String DOUBTFUL =
            "EXISTS (SELECT FROM doubtful d WHERE d.id = t.subject_id AND t.at >= d.merged_at AND t.at < d.split_at)";
    private static final String ABOUT =
            """
            FROM trail t JOIN agreement_version v ON v.agreement_id = t.agreement_id AND v.version = t.agreement_version
            WHERE t.subject_id IN (SELECT id FROM self) AND t.outcome = 'answered' AND NOT t.repeated
              AND coalesce((v.terms #>> '{hiddenFromHolder,until}')::timestamptz, '-infinity') <= :now
            """;

    private final JdbcClient jdbc;

    public PostgresDataUses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Page of(UUID subject, Instant now, @Nullable UUID before, int limit) {
        ReceiptId last =
                Optional.ofNullable(before).flatMap(ReceiptId::recognize).orElse(null);
        List<DataUse> uses = jdbc.sql(
                        SELF
                                + """
                        SELECT t.receipt_id, t.at, t.kind, t.department, t.service_item, t.elements, v.terms ->> 'purpose' AS purpose,
                               v.terms ->> 'legalBasis' AS legal_basis
                        """
                                + ABOUT
                                + " AND NOT "
                                + DOUBTFUL
                                + """

                          AND (:before::uuid IS NULL OR (t.at, t.receipt_id) < (
                                SELECT b.at, b.receipt_id FROM trail b
                                WHERE b.receipt_id = :before::uuid AND b.retention = :retention AND b.at >= :month ORDER BY b.at LIMIT 1))
                        ORDER BY t.at DESC, t.receipt_id DESC LIMIT :limit
                        """)
                .param("subject", subject)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("before", last == null ? null : last.value())
                .param("retention", last == null ? 0 : last.retention().code())
                .param(
                        "month",
                        last == null
                                ? OffsetDateTime.MIN
                                : last.month().atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, number) -> use(row))
                .list();
        long withheld = jdbc.sql(SELF + "SELECT count(*) " + ABOUT + " AND " + DOUBTFUL)
                .param("subject", subject)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        return new Page(uses, withheld);
    }

    private static DataUse use(ResultSet row) throws SQLException {
        return new DataUse(
                row.getObject("receipt_id", UUID.class),
                Objects.requireNonNull(row.getObject("at", OffsetDateTime.class))
                        .toInstant(),
                row.getString("kind"),
                row.getString("department"),
                row.getString("service_item"),
                row.getString("purpose"),
                row.getString("legal_basis"),
                List.of((String[])
                        Objects.requireNonNull(row.getArray("elements")).getArray()));
    }
}

package org.zhengyuan.exchange.lineage.postgres;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.delivery.Facts;
import org.zhengyuan.exchange.delivery.ReceiptId;
import org.zhengyuan.exchange.lineage.AskedOnce;
import org.zhengyuan.exchange.lineage.AskedQuestions;

/** Questions from the trail; a receipt's id says in which months it may be repeated. */
public final class TrailQuestions implements AskedQuestions {
    private static final int MOST = 21;
    /** A key is known for a week at most, so a repetition lies in the same month or the next. */
    private static final int MONTHS = 2;

    private static final String FIND =
            """
            SELECT t.*, s.epoch AS log_epoch, s.first_index + t.place AS log_index, e.epoch AS erased_epoch,
                   e.first_index + f.place AS erased_index
            FROM trail t LEFT JOIN sequenced_packet s ON s.packet_id = t.packet_id
            LEFT JOIN fact f ON f.fact_id = t.erased_by LEFT JOIN sequenced_packet e ON e.packet_id = f.packet_id
            WHERE t.receipt_id = ? AND t.retention = ? AND t.at >= ? AND t.at < ? ORDER BY t.at LIMIT ?
            """;

    private final JdbcClient jdbc;

    public TrailQuestions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<AskedOnce> find(ReceiptId receipt) {
        return jdbc.sql(FIND)
                .param(receipt.value())
                .param(receipt.retention().code())
                .param(receipt.month().atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC))
                .param(receipt.month()
                        .plusMonths(MONTHS)
                        .atDay(1)
                        .atStartOfDay()
                        .atOffset(ZoneOffset.UTC))
                .param(MOST)
                .query((row, number) -> asked(row))
                .list();
    }

    private static AskedOnce asked(ResultSet row) throws SQLException {
        Facts details = TrailDetails.of(row);
        Array elements = Objects.requireNonNull(row.getArray("elements"));
        return new AskedOnce(
                FactPlaces.of(row, "receipt_id"),
                Objects.requireNonNull(row.getObject("at", OffsetDateTime.class))
                        .toInstant(),
                row.getString("kind"),
                row.getString("outcome"),
                row.getString("department"),
                row.getString("client_id"),
                row.getString("operator"),
                row.getObject("agreement_id", UUID.class),
                row.getObject("agreement_version", Integer.class),
                row.getString("service_item"),
                row.getString("case_number"),
                row.getObject("subject_id", UUID.class),
                List.of((String[]) elements.getArray()),
                details,
                details == null ? List.of() : TrailDetails.versions(details),
                row.getBytes("answer_digest"),
                row.getObject("erased_by") == null ? List.of() : List.of(FactPlaces.erasure(row)));
    }
}

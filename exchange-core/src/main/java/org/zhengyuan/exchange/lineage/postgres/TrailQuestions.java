package org.zhengyuan.exchange.lineage.postgres;

import java.sql.Array;
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
import org.zhengyuan.exchange.delivery.Facts;
import org.zhengyuan.exchange.delivery.ReceiptId;
import org.zhengyuan.exchange.delivery.postgres.TrailRows;
import org.zhengyuan.exchange.lineage.AskedOnce;
import org.zhengyuan.exchange.lineage.AskedQuestions;
import org.zhengyuan.exchange.lineage.GivenAnswer;
import org.zhengyuan.exchange.registry.Digests;

/** Questions from the trail; a receipt's id says in which months it may be repeated. */
public final class TrailQuestions implements AskedQuestions {
    private static final int MOST = 1_000;
    /** A key is known for a week at most, so a repetition lies in the same month or the next. */
    private static final int MONTHS = 2;

    private static final String FIND =
            """
            SELECT t.*, s.epoch AS log_epoch, s.first_index + t.place AS log_index, e.epoch AS erased_epoch,
                   e.first_index + f.place AS erased_index
            FROM (SELECT *, %s AS answer FROM trail
                WHERE receipt_id = :receipt AND retention = :retention AND at >= :from AND at < :until) t
            LEFT JOIN sequenced_packet s ON s.packet_id = t.packet_id
            LEFT JOIN fact f ON f.fact_id = t.erased_by LEFT JOIN sequenced_packet e ON e.packet_id = f.packet_id
            WHERE CAST(:answer AS integer) IS NULL OR t.answer = :answer ORDER BY t.answer LIMIT :most
            """
                    .formatted(TrailRows.ANSWER);

    private final JdbcClient jdbc;

    public TrailQuestions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<AskedOnce> find(ReceiptId receipt, @Nullable Integer answer) {
        return lines(receipt, answer, 1).query((row, number) -> asked(row)).optional();
    }

    @Override
    public List<GivenAnswer> given(ReceiptId receipt) {
        return lines(receipt, null, MOST).query((row, number) -> given(row)).list();
    }

    private JdbcClient.StatementSpec lines(ReceiptId receipt, @Nullable Integer answer, int most) {
        return jdbc.sql(FIND)
                .param("receipt", receipt.value())
                .param("retention", receipt.retention().code())
                .param("from", receipt.month().atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC))
                .param(
                        "until",
                        receipt.month()
                                .plusMonths(MONTHS)
                                .atDay(1)
                                .atStartOfDay()
                                .atOffset(ZoneOffset.UTC))
                .param("answer", answer)
                .param("most", most);
    }

    private static GivenAnswer given(ResultSet row) throws SQLException {
        byte @Nullable [] digest = row.getBytes("answer_digest");
        return new GivenAnswer(
                row.getInt("answer"),
                FactPlaces.of(row, "receipt_id"),
                at(row),
                digest == null ? null : Digests.hex(digest));
    }

    private static Instant at(ResultSet row) throws SQLException {
        return Objects.requireNonNull(row.getObject("at", OffsetDateTime.class)).toInstant();
    }

    private static AskedOnce asked(ResultSet row) throws SQLException {
        Facts details = TrailDetails.of(row);
        Array elements = Objects.requireNonNull(row.getArray("elements"));
        return new AskedOnce(
                FactPlaces.of(row, "receipt_id"),
                row.getInt("answer"),
                at(row),
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

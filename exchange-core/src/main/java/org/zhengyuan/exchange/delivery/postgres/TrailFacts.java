package org.zhengyuan.exchange.delivery.postgres;

import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.delivery.ReceiptId;
import org.zhengyuan.exchange.evidence.FactSource;
import org.zhengyuan.exchange.evidence.RecordedFact;

/** Lines of the trail as facts: every answer given under a receipt is one. */
final class TrailFacts implements FactSource {
    private static final String FIND =
            """
            SELECT %s FROM (SELECT *, %s AS answer FROM trail WHERE receipt_id = :receipt AND retention = :retention AND at >= :from) t
            WHERE packet_id IS NOT NULL AND (CAST(:answer AS integer) IS NULL OR answer = :answer) ORDER BY answer LIMIT 1
            """
                    .formatted(TrailRows.COLUMNS, TrailRows.ANSWER);

    private final JdbcClient jdbc;

    TrailFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<RecordedFact> find(UUID receipt) {
        return find(receipt, null);
    }

    @Override
    public Optional<RecordedFact> answer(UUID receipt, int number) {
        return find(receipt, number);
    }

    private Optional<RecordedFact> find(UUID receipt, @Nullable Integer answer) {
        return ReceiptId.recognize(receipt).flatMap(id -> find(id, answer));
    }

    private Optional<RecordedFact> find(ReceiptId id, @Nullable Integer answer) {
        return jdbc.sql(FIND)
                .param("receipt", id.value())
                .param("retention", id.retention().code())
                .param("from", id.month().atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC))
                .param("answer", answer)
                .query((row, number) -> TrailRows.fact(row))
                .optional();
    }
}

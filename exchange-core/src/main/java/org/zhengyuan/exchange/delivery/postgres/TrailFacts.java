package org.zhengyuan.exchange.delivery.postgres;

import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.delivery.ReceiptId;
import org.zhengyuan.exchange.evidence.FactSource;
import org.zhengyuan.exchange.evidence.RecordedFact;

/** Lines of the trail as facts; of an answer given again under its key, the first. */
final class TrailFacts implements FactSource {
    private static final String FIND =
            """
            SELECT %s FROM trail
            WHERE receipt_id = ? AND retention = ? AND at >= ? AND packet_id IS NOT NULL ORDER BY at LIMIT 1
            """
                    .formatted(TrailRows.COLUMNS);

    private final JdbcClient jdbc;

    TrailFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<RecordedFact> find(UUID receipt) {
        return ReceiptId.recognize(receipt).flatMap(this::find);
    }

    private Optional<RecordedFact> find(ReceiptId id) {
        return jdbc.sql(FIND)
                .param(id.value())
                .param(id.retention().code())
                .param(id.month().atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC))
                .query((row, number) -> TrailRows.fact(row))
                .optional();
    }
}

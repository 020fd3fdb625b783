package org.zhengyuan.exchange.delivery.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.delivery.Facts;
import org.zhengyuan.exchange.delivery.ReceiptId;
import org.zhengyuan.exchange.delivery.Trail;
import org.zhengyuan.exchange.delivery.TrailEntry;
import org.zhengyuan.exchange.delivery.TrailFact;
import org.zhengyuan.exchange.evidence.FactSource;
import org.zhengyuan.exchange.evidence.RecordedFact;
import org.zhengyuan.seal.proof.FactKind;

/** Lines of the trail as facts; of an answer given again under its key, the first. */
final class TrailFacts implements FactSource {
    private static final String FIND =
            """
            SELECT %s, subject_id, details_type, details, request_digest, answer_digest, salt, packet_id, place FROM trail
            WHERE receipt_id = ? AND retention = ? AND at >= ? AND packet_id IS NOT NULL ORDER BY at LIMIT 1
            """
                    .formatted(PostgresTrail.LINE);

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
                .query((row, number) -> fact(row))
                .optional();
    }

    private static RecordedFact fact(ResultSet row) throws SQLException {
        Trail.Line line = PostgresTrail.line(row);
        TrailFact fact = new TrailFact(
                line,
                row.getObject("subject_id", UUID.class),
                Facts.kept(row.getString("details_type"), row.getBytes("details")),
                row.getBytes("request_digest"),
                row.getBytes("answer_digest"));
        String department = line.department();
        return new RecordedFact(
                line.receipt(),
                line.kind().equals(TrailEntry.Kind.PULL.word()) ? FactKind.PULL : FactKind.CLAIM_CHECK,
                fact.canonical(),
                Objects.requireNonNull(row.getBytes("salt")),
                row.getLong("packet_id"),
                row.getInt("place"),
                department == null ? Set.of() : Set.of(department));
    }
}

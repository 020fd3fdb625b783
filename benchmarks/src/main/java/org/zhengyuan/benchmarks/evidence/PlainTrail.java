package org.zhengyuan.benchmarks.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.zhengyuan.exchange.delivery.ReceiptId;
import org.zhengyuan.exchange.delivery.Trail;
import org.zhengyuan.exchange.delivery.TrailEntry;
import org.zhengyuan.exchange.postgres.BinaryCopy;

/** The limit: the durable trail alone, the same rows by the same COPY into the same table. No salt, no commitment, no leaf. */
final class PlainTrail implements Trail {
    private static final String COPY =
            "COPY trail (receipt_id, retention, at, kind, outcome, repeated, client_id, department, agreement_id, agreement_version,"
                    + " service_item, case_number, operator, subject_id, elements, details_type, details, answer_digest)"
                    + " FROM STDIN (FORMAT binary)";

    private final JdbcTemplate template;

    PlainTrail(JdbcTemplate template) {
        this.template = template;
    }

    @Override
    public void append(List<TrailEntry> entries) {
        BinaryCopy copy = new BinaryCopy(entries.size() * 512);
        for (TrailEntry entry : entries) {
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
                    .text(entry.details().type())
                    .bytes(entry.details().bytes())
                    .bytes(entry.digest());
        }
        template.execute(
                (ConnectionCallback<Long>) connection -> copy.send(connection.unwrap(PGConnection.class), COPY));
    }

    @Override
    public List<Line> list(java.util.UUID agreement, @Nullable ReceiptId after, int limit) {
        throw new UnsupportedOperationException("only written to");
    }
}

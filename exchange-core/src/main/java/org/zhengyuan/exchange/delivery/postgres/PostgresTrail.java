package org.zhengyuan.exchange.delivery.postgres;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.zhengyuan.exchange.delivery.TrailFact;
import org.zhengyuan.exchange.evidence.Leaves;
import org.zhengyuan.exchange.postgres.BinaryCopy;
import org.zhengyuan.exchange.registry.Digests;
import org.zhengyuan.seal.proof.Commitment;
import org.zhengyuan.seal.proof.FactKind;
import org.zhengyuan.seal.proof.LogEntry;

/** The trail in PostgreSQL: a batch's entries go in with one COPY, and one packet of leaves. */
public final class PostgresTrail implements Trail {
    static final String LINE =
            "receipt_id, at, kind, outcome, repeated, client_id, department, agreement_id, agreement_version,"
                    + " service_item, case_number, operator, elements";
    private static final String COPY =
            "COPY trail (receipt_id, retention, at, kind, outcome, repeated, client_id, department, agreement_id, agreement_version,"
                    + " service_item, case_number, operator, subject_id, elements, details_type, details, request_digest, answer_digest,"
                    + " salt, packet_id, place) FROM STDIN (FORMAT binary)";

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    private final Leaves leaves;
    private final SecureRandom random = new SecureRandom();

    public PostgresTrail(JdbcTemplate template, Leaves leaves) {
        this.template = template;
        this.leaves = leaves;
        this.jdbc = JdbcClient.create(template);
    }

    @Override
    public void append(List<TrailEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        byte[] salts = new byte[entries.size() * Commitment.SALT_LENGTH];
        random.nextBytes(salts);
        MessageDigest digest = Digests.sha256();
        List<Salted> salted = new ArrayList<>(entries.size());
        for (TrailEntry entry : entries) {
            byte[] salt = Arrays.copyOfRange(
                    salts, salted.size() * Commitment.SALT_LENGTH, (salted.size() + 1) * Commitment.SALT_LENGTH);
            digest.update(salt);
            salted.add(new Salted(entry, salt, digest.digest(entry.request())));
        }
        long packet = leaves.append(salted.stream().map(one -> one.leaf()).toList());
        BinaryCopy copy = new BinaryCopy(entries.size() * 640);
        for (int place = 0; place < salted.size(); place++) {
            append(copy, salted.get(place), packet, place);
        }
        Long added = template.execute(
                (ConnectionCallback<Long>) connection -> copy.send(connection.unwrap(PGConnection.class), COPY));
        if (added == null || added != entries.size()) {
            throw new IllegalStateException(added + " of " + entries.size() + " trail entries were written");
        }
    }

    /** An entry with what its leaf needs. */
    private record Salted(TrailEntry entry, byte[] salt, byte[] requestDigest) {
        byte[] leaf() {
            FactKind kind = entry.kind() == TrailEntry.Kind.PULL ? FactKind.PULL : FactKind.CLAIM_CHECK;
            TrailFact fact =
                    new TrailFact(entry.line(), entry.subjectId(), entry.details(), requestDigest, entry.digest());
            return LogEntry.of(kind, Commitment.of(salt, fact.canonical())).encode();
        }
    }

    private static void append(BinaryCopy copy, Salted salted, long packet, int place) {
        TrailEntry entry = salted.entry();
        copy.row(22)
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
                .bytes(salted.requestDigest())
                .bytes(entry.digest())
                .bytes(salted.salt())
                .int8(packet)
                .int4(place);
    }

    @Override
    public List<Line> list(UUID agreement, @Nullable ReceiptId after, int limit) {
        return jdbc.sql(
                        """
                        SELECT %s FROM trail
                        WHERE agreement_id = :agreement AND at >= :from
                          AND (:after::uuid IS NULL OR (at, receipt_id) > (
                                SELECT at, receipt_id FROM trail
                                WHERE receipt_id = :after::uuid AND retention = :retention AND at >= :from
                                ORDER BY at LIMIT 1))
                        ORDER BY at, receipt_id
                        LIMIT :limit
                        """
                                .formatted(LINE))
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

    static Line line(ResultSet row) throws SQLException {
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

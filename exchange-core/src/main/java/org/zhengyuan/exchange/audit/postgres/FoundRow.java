package org.zhengyuan.exchange.audit.postgres;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.audit.FoundFact;
import org.zhengyuan.exchange.delivery.postgres.TrailRows;
import org.zhengyuan.exchange.evidence.LogPlace;
import org.zhengyuan.seal.proof.FactKind;

/** Rows of the trail and of the rulings as facts in a list. */
final class FoundRow {
    /** Of {@code trail t} and {@code sequenced_packet s}. */
    static final String TRAIL =
            "t.receipt_id, t.at, t.kind, t.outcome, t.client_id, t.department, t.operator, t.agreement_id, t.service_item,"
                    + " t.case_number, t.elements, s.epoch, s.first_index + t.place AS leaf, "
                    + TrailRows.ANSWER_OF_LINE
                    + " AS answer";
    /** Of {@code fact f} and {@code sequenced_packet s}. */
    static final String RULING =
            "f.fact_id, f.kind, f.at, f.object, f.body::jsonb ->> 'actor' AS actor, s.epoch, s.first_index + f.place AS leaf";

    private FoundRow() {}

    static FoundFact trail(ResultSet row, int number) throws SQLException {
        Array elements = Objects.requireNonNull(row.getArray("elements"));
        return new FoundFact(
                row.getObject("receipt_id", UUID.class),
                FactKind.ofLabel(row.getString("kind")).orElseThrow(),
                at(row),
                row.getString("client_id"),
                row.getString("department"),
                null,
                new FoundFact.Asked(
                        row.getString("operator"),
                        row.getObject("agreement_id", UUID.class),
                        row.getString("service_item"),
                        row.getString("case_number"),
                        List.of((String[]) elements.getArray()),
                        row.getString("outcome"),
                        row.getInt("answer")),
                leaf(row));
    }

    static FoundFact ruling(ResultSet row, int number) throws SQLException {
        String actor = row.getString("actor");
        return new FoundFact(
                row.getObject("fact_id", UUID.class),
                FactKind.ofCode(row.getInt("kind")).orElseThrow(),
                at(row),
                actor == null ? "" : actor,
                null,
                row.getString("object"),
                null,
                leaf(row));
    }

    private static @Nullable LogPlace leaf(ResultSet row) throws SQLException {
        Long index = row.getObject("leaf", Long.class);
        return index == null ? null : new LogPlace(row.getInt("epoch"), index);
    }

    private static Instant at(ResultSet row) throws SQLException {
        return Objects.requireNonNull(row.getObject("at", OffsetDateTime.class)).toInstant();
    }
}

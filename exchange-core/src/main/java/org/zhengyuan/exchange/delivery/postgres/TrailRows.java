package org.zhengyuan.exchange.delivery.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.modulith.NamedInterface;
import org.zhengyuan.exchange.delivery.ErasedLine;
import org.zhengyuan.exchange.delivery.Facts;
import org.zhengyuan.exchange.delivery.ReceiptId;
import org.zhengyuan.exchange.delivery.Trail;
import org.zhengyuan.exchange.delivery.TrailEntry;
import org.zhengyuan.exchange.delivery.TrailFact;
import org.zhengyuan.exchange.evidence.RecordedFact;
import org.zhengyuan.seal.proof.FactKind;

/** Rows of the trail as the facts their leaves commit to: the same for a receipt and for whoever checks the books. */
@NamedInterface("books")
public final class TrailRows {
    public static final String COLUMNS = PostgresTrail.LINE
            + ", subject_id, details_type, details, request_digest, answer_digest, salt, packet_id, place, erased_by, retention";

    /** Which of the answers given under its receipt a line is, from 1; of a query that reads every line of one receipt. */
    public static final String ANSWER =
            "CASE WHEN repeated THEN 1 + row_number() OVER (PARTITION BY repeated ORDER BY at) ELSE 1 END::integer";

    /** The same of any line {@code t}, which is counted where it is a repetition: a key is known for a week at most. */
    public static final String ANSWER_OF_LINE =
            "CASE WHEN t.repeated THEN 1 + (SELECT count(*) FROM trail r WHERE r.receipt_id = t.receipt_id AND r.retention = t.retention"
                    + " AND r.repeated AND r.at <= t.at AND r.at > t.at - interval '8 days') ELSE 1 END::integer";

    private static final byte[] ERASED = new byte[0];

    private TrailRows() {}

    /** The fact of a row that has {@link #COLUMNS}. */
    public static RecordedFact fact(ResultSet row) throws SQLException {
        Trail.Line line = PostgresTrail.line(row);
        byte[] salt = row.getBytes("salt");
        byte[] canonical = salt == null ? ERASED : canonical(row, line);
        String department = line.department();
        return new RecordedFact(
                line.receipt(),
                line.kind().equals(TrailEntry.Kind.PULL.word()) ? FactKind.PULL : FactKind.CLAIM_CHECK,
                canonical,
                salt == null ? ERASED : salt,
                row.getLong("packet_id"),
                row.getInt("place"),
                department == null ? Set.of() : Set.of(department),
                row.getObject("erased_by", UUID.class));
    }

    /**
     * What no leaf says of a row: its retention class is the one in its id; a row that is there names no erasure; of one that was erased, no
     * details are there.
     */
    public static boolean isInOrder(ResultSet row) throws SQLException {
        int retention = row.getInt("retention");
        boolean classed = ReceiptId.recognize(row.getObject("receipt_id", UUID.class))
                .filter(receipt -> receipt.retention().code() == retention)
                .isPresent();
        boolean erased = row.getObject("erased_by") != null;
        boolean empty = row.getBytes("salt") == null
                && row.getBytes("details") == null
                && row.getBytes("request_digest") == null
                && row.getObject("subject_id") == null;
        return classed && (erased ? empty : row.getBytes("salt") != null);
    }

    /** The names under which the fact of an erasure may speak of the row; older ones said nothing of what stays of it. */
    public static List<String> names(ResultSet row) throws SQLException {
        Trail.Line line = PostgresTrail.line(row);
        ErasedLine erased = new ErasedLine(
                line, row.getInt("retention"), row.getString("details_type"), row.getBytes("answer_digest"));
        return List.of(erased.name(), "trail/" + line.receipt());
    }

    private static byte[] canonical(ResultSet row, Trail.Line line) throws SQLException {
        TrailFact fact = new TrailFact(
                line,
                row.getObject("subject_id", UUID.class),
                Facts.kept(row.getString("details_type"), row.getBytes("details")),
                row.getBytes("request_digest"),
                row.getBytes("answer_digest"));
        return fact.canonical();
    }
}

package org.zhengyuan.exchange.intake.postgres;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.intake.Delivery;
import org.zhengyuan.exchange.intake.RowCounts;
import org.zhengyuan.exchange.intake.Submission;
import org.zhengyuan.exchange.intake.Submission.FileProblem;
import org.zhengyuan.exchange.intake.SubmissionState;
import org.zhengyuan.exchange.intake.format.Dialect;
import org.zhengyuan.exchange.intake.format.Format;
import org.zhengyuan.exchange.reconciliation.CheckCounts;
import tools.jackson.databind.json.JsonMapper;

/** Reads rows of the submission table. While a submission is worked on its counts are those of its chunks so far. */
final class SubmissionRows {
    /** Every column of a submission, with counts and progress up to its last committed chunk. */
    static final String SELECT =
            """
            SELECT s.*, d.code AS dataset, coalesce(c.bytes_read, 0) AS bytes_read,
                   coalesce(c.created, 0) AS n_created, coalesce(c.changed, 0) AS n_changed, coalesce(c.unchanged, 0) AS n_unchanged,
                   coalesce(c.history, 0) AS n_history, coalesce(c.checked_only, 0) AS n_checked_only,
                   coalesce(c.refused, 0) AS n_refused, coalesce(c.agreed, 0) AS n_agreed, coalesce(c.differed, 0) AS n_differed,
                   coalesce(c.unmatched, 0) AS n_unmatched, coalesce(c.invalid, 0) AS n_invalid, coalesce(c.ended, 0) AS n_ended
            FROM submission s JOIN dataset d ON d.dataset_id = s.dataset_id
            LEFT JOIN LATERAL (
                SELECT max(k.bytes_read) AS bytes_read, sum(k.created) AS created, sum(k.changed) AS changed,
                       sum(k.unchanged) AS unchanged, sum(k.history) AS history, sum(k.checked_only) AS checked_only,
                       sum(k.refused) AS refused, sum(k.agreed) AS agreed, sum(k.differed) AS differed,
                       sum(k.unmatched) AS unmatched, sum(k.invalid) AS invalid, sum(k.ended) AS ended
                FROM submission_chunk k WHERE k.submission_id = s.submission_id
            ) c ON true
            """;

    private static final JsonMapper JSON = JsonMapper.shared();

    private SubmissionRows() {}

    static Submission map(ResultSet row, int index) throws SQLException {
        return new Submission(
                row.getObject("submission_id", UUID.class),
                row.getLong("arrival"),
                row.getString("dataset"),
                row.getInt("dataset_version"),
                row.getString("department"),
                row.getString("source"),
                row.getString("submitted_by"),
                delivery(row),
                Format.valueOf(row.getString("format")),
                row.getString("charset"),
                row.getString("file_name"),
                row.getLong("byte_size"),
                row.getBytes("digest"),
                state(row.getString("state")),
                required(row, "received_at"),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                dialect(row.getString("dialect")),
                texts(row.getArray("header")),
                problem(row),
                counts(row),
                row.getLong("bytes_read"),
                row.getLong("absent"),
                row.getString("approved_by"),
                new Submission.Removed(instant(row, "original_removed_at"), instant(row, "refusals_removed_at")));
    }

    static String json(Dialect dialect) {
        return JSON.writeValueAsString(dialect);
    }

    private static SubmissionState state(String label) {
        return SubmissionState.valueOf(label.toUpperCase(java.util.Locale.ROOT));
    }

    private static Delivery delivery(ResultSet row) throws SQLException {
        if (row.getString("delivery").equals("delta")) {
            return new Delivery.Delta();
        }
        Long rows = row.getObject("declared_rows", Long.class);
        return new Delivery.Full(row.getString("scope"), rows, row.getBytes("declared_digest") != null);
    }

    private static @Nullable Dialect dialect(@Nullable String json) {
        return json == null ? null : JSON.readValue(json, Dialect.class);
    }

    private static @Nullable FileProblem problem(ResultSet row) throws SQLException {
        String code = row.getString("problem_code");
        return code == null ? null : new FileProblem(code, row.getLong("problem_row"), row.getString("problem_detail"));
    }

    private static RowCounts counts(ResultSet row) throws SQLException {
        CheckCounts checks = new CheckCounts(
                row.getLong("n_agreed"),
                row.getLong("n_differed"),
                row.getLong("n_unmatched"),
                row.getLong("n_invalid"));
        return new RowCounts(
                row.getLong("n_created"),
                row.getLong("n_changed"),
                row.getLong("n_unchanged"),
                row.getLong("n_history"),
                row.getLong("n_checked_only"),
                row.getLong("n_refused"),
                checks,
                row.getLong("n_ended"));
    }

    static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    private static Instant required(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}

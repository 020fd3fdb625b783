package org.zhengyuan.exchange.intake.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zhengyuan.exchange.intake.RowCounts;
import org.zhengyuan.exchange.intake.Submission;
import org.zhengyuan.exchange.intake.SubmissionFigures;
import org.zhengyuan.exchange.reconciliation.CheckCounts;

/** Figures counted by PostgreSQL. */
@Repository
class PostgresSubmissionFigures implements SubmissionFigures {
    private final JdbcClient jdbc;

    PostgresSubmissionFigures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Arrived since(Instant from, @Nullable String department) {
        return jdbc.sql(
                        """
                        SELECT count(DISTINCT s.submission_id) AS files,
                               count(DISTINCT s.submission_id) FILTER (WHERE s.state = 'refused') AS files_refused,
                               coalesce(sum(k.created), 0) AS created, coalesce(sum(k.changed), 0) AS changed,
                               coalesce(sum(k.unchanged), 0) AS unchanged, coalesce(sum(k.history), 0) AS history,
                               coalesce(sum(k.checked_only), 0) AS checked_only, coalesce(sum(k.refused), 0) AS refused,
                               coalesce(sum(k.agreed), 0) AS agreed, coalesce(sum(k.differed), 0) AS differed,
                               coalesce(sum(k.unmatched), 0) AS unmatched, coalesce(sum(k.invalid), 0) AS invalid,
                               coalesce(sum(k.ended), 0) AS ended
                        FROM submission s LEFT JOIN submission_chunk k USING (submission_id)
                        WHERE s.received_at >= :from AND (:department::text IS NULL OR s.department = :department)
                        """)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("department", department)
                .query(PostgresSubmissionFigures::arrived)
                .single();
    }

    @Override
    public List<Submission> underWay(@Nullable String department, int limit) {
        return jdbc.sql(
                        SubmissionRows.SELECT
                                + """
                        WHERE s.state IN ('received', 'processing', 'waiting')
                          AND (:department::text IS NULL OR s.department = :department)
                        ORDER BY s.arrival LIMIT :limit
                        """)
                .param("department", department)
                .param("limit", limit)
                .query(SubmissionRows::map)
                .list();
    }

    @Override
    public Map<String, Delivered> delivered() {
        Map<String, Delivered> delivered = new HashMap<>();
        jdbc.sql(
                        """
                        SELECT d.code, max(s.received_at) AS last, count(*) AS submissions, sum(s.created - s.ended) AS records
                        FROM submission s JOIN dataset d USING (dataset_id) GROUP BY d.code
                        """)
                .query((row, index) -> Map.entry(
                        row.getString("code"),
                        new Delivered(
                                row.getObject("last", OffsetDateTime.class).toInstant(),
                                row.getLong("submissions"),
                                row.getLong("records"))))
                .list()
                .forEach(entry -> delivered.put(entry.getKey(), entry.getValue()));
        return delivered;
    }

    @Override
    public List<ReasonCount> refusalReasons(UUID submission) {
        return jdbc.sql(
                        """
                        SELECT reason.code, reason.field, count(DISTINCT r.row_number) AS rows
                        FROM refused_row r, jsonb_to_recordset(r.reasons) AS reason (code text, field text)
                        WHERE r.submission_id = ? GROUP BY reason.code, reason.field ORDER BY rows DESC, reason.code, reason.field
                        """)
                .param(submission)
                .query((row, index) ->
                        new ReasonCount(row.getString("code"), row.getString("field"), row.getLong("rows")))
                .list();
    }

    private static Arrived arrived(ResultSet row, int index) throws SQLException {
        CheckCounts checks = new CheckCounts(
                row.getLong("agreed"), row.getLong("differed"), row.getLong("unmatched"), row.getLong("invalid"));
        RowCounts rows = new RowCounts(
                row.getLong("created"),
                row.getLong("changed"),
                row.getLong("unchanged"),
                row.getLong("history"),
                row.getLong("checked_only"),
                row.getLong("refused"),
                checks,
                row.getLong("ended"));
        return new Arrived(row.getLong("files"), row.getLong("files_refused"), rows);
    }
}

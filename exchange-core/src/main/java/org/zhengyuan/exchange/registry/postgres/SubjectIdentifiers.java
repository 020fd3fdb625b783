package org.zhengyuan.exchange.registry.postgres;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Moves identifiers between subjects; the history says when they named whom, and by which change. */
final class SubjectIdentifiers {
    private static final String ANY =
            "SELECT EXISTS (SELECT 1 FROM subject_identifier WHERE subject_id = ? AND valid_to = 'infinity')";

    // none is left behind that a merge brought: then a later change has not moved on any of them
    private static final String COMPLETE =
            """
            SELECT count(*) FILTER (WHERE k.subject_id IS NULL) = 0 AND count(*) > 0
            FROM subject_identifier a LEFT JOIN subject_identifier k ON k.subject_id = :kept AND k.opened_by = :merge
                AND k.valid_to = 'infinity' AND k.identifier = a.identifier AND k.identifier_type = a.identifier_type
            WHERE a.subject_id = :absorbed AND a.closed_by = :merge
            """;
    private static final String CLOSE =
            """
            UPDATE subject_identifier SET valid_to = greatest(:at, valid_from + interval '1 microsecond'), closed_by = :change
            WHERE subject_id = :subject AND valid_to = 'infinity' AND (:openedBy::uuid IS NULL OR opened_by = :openedBy)
            """;
    private static final String OPEN_AT_KEPT =
            """
            INSERT INTO subject_identifier (subject_id, subject_type, identifier_type, identifier, valid_from, opened_by)
            SELECT :kept, subject_type, identifier_type, identifier, valid_to, :merge FROM subject_identifier
            WHERE subject_id = :absorbed AND closed_by = :merge
            """;
    private static final String REOPEN =
            """
            INSERT INTO subject_identifier (subject_id, subject_type, identifier_type, identifier, valid_from, opened_by)
            SELECT a.subject_id, a.subject_type, a.identifier_type, a.identifier, k.valid_to, a.opened_by
            FROM subject_identifier a
            JOIN subject_identifier k ON k.subject_id = :kept AND k.opened_by = :merge AND k.closed_by = :split
                AND k.identifier = a.identifier AND k.identifier_type = a.identifier_type
            WHERE a.subject_id = :absorbed AND a.closed_by = :merge
            """;

    private final JdbcClient jdbc;

    SubjectIdentifiers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** True where the subject is named by something at present. */
    boolean names(UUID subject) {
        return jdbc.sql(ANY).param(subject).query(Boolean.class).single();
    }

    /** True where everything that the merge brought is still with the kept subject. */
    boolean stillMerged(UUID merge, UUID kept, UUID absorbed) {
        return jdbc.sql(COMPLETE)
                .param("merge", merge)
                .param("kept", kept)
                .param("absorbed", absorbed)
                .query(Boolean.class)
                .single();
    }

    void merge(UUID merge, UUID kept, UUID absorbed, Instant at) {
        close(merge, absorbed, null, at);
        jdbc.sql(OPEN_AT_KEPT)
                .param("merge", merge)
                .param("kept", kept)
                .param("absorbed", absorbed)
                .update();
    }

    void split(UUID split, UUID merge, UUID kept, UUID absorbed, Instant at) {
        close(split, kept, merge, at);
        jdbc.sql(REOPEN)
                .param("split", split)
                .param("merge", merge)
                .param("kept", kept)
                .param("absorbed", absorbed)
                .update();
    }

    private void close(UUID change, UUID subject, @Nullable UUID openedBy, Instant at) {
        jdbc.sql(CLOSE)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("change", change)
                .param("subject", subject)
                .param("openedBy", openedBy)
                .update();
    }
}

package org.zhengyuan.exchange.retention.postgres;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ids under which one subject stands: its own, and those of the subjects merged into it. */
final class SubjectsOfErasure {
    private static final String ONE_WITH =
            """
            WITH RECURSIVE one AS (
                SELECT :subject::uuid AS id
                UNION SELECT c.absorbed FROM one JOIN subject_change c ON c.kept = one.id AND c.kind = 'merge' AND c.state = 'done'
                  AND NOT EXISTS (SELECT 1 FROM subject_change s WHERE s.undoes = c.change_id AND s.state = 'done')
            )
            SELECT id FROM one
            """;
    private static final String SPLIT =
            """
            SELECT EXISTS (SELECT 1 FROM subject_change WHERE kind = 'split' AND state = 'done'
                AND (kept = ANY (:subjects) OR absorbed = ANY (:subjects)))
            """;

    private final JdbcClient jdbc;

    SubjectsOfErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<UUID> oneWith(UUID subject) {
        return jdbc.sql(ONE_WITH).param("subject", subject).query(UUID.class).list();
    }

    /** Some version may stand under a subject that is another person now. */
    boolean anySplit(List<UUID> subjects) {
        return jdbc.sql(SPLIT)
                .param("subjects", subjects.toArray(UUID[]::new))
                .query(Boolean.class)
                .single();
    }
}

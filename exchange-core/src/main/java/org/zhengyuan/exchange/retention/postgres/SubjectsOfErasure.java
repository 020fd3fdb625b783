package org.zhengyuan.exchange.retention.postgres;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ids under which one subject stands: its own, and those of the subjects it was merged with. */
final class SubjectsOfErasure {
    private static final String SPLIT =
            """
            SELECT EXISTS (SELECT 1 FROM subject_change WHERE kind = 'split' AND state = 'done'
                AND (kept = ANY (:subjects) OR absorbed = ANY (:subjects)))
            """;

    private final JdbcClient jdbc;

    SubjectsOfErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param alsoSplit also those that were merged with it once and are others again */
    List<UUID> oneWith(UUID subject, boolean alsoSplit) {
        return jdbc.sql("SELECT subjects_one_with(?, ?)")
                .params(subject, alsoSplit)
                .query(UUID.class)
                .list();
    }

    /** Some version may stand under a subject that is another person now. */
    boolean anySplit(List<UUID> subjects) {
        return jdbc.sql(SPLIT)
                .param("subjects", subjects.toArray(UUID[]::new))
                .query(Boolean.class)
                .single();
    }
}

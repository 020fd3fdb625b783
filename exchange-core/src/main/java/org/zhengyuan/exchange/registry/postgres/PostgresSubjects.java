package org.zhengyuan.exchange.registry.postgres;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zhengyuan.exchange.registry.SubjectRef;
import org.zhengyuan.exchange.registry.Subjects;

/** Subjects over PostgreSQL. */
@Repository
public class PostgresSubjects implements Subjects {
    private final JdbcClient jdbc;

    public PostgresSubjects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<UUID, SubjectRef> names(Collection<UUID> subjects) {
        Map<UUID, SubjectRef> names = new HashMap<>();
        jdbc.sql(
                        """
                        SELECT DISTINCT ON (subject_id) subject_id, subject_type, identifier_type, identifier FROM subject_identifier
                        WHERE subject_id = ANY (?) ORDER BY subject_id, valid_to DESC, valid_from, identifier
                        """)
                .param(subjects.toArray(UUID[]::new))
                .query(row -> {
                    names.put(
                            row.getObject(1, UUID.class),
                            new SubjectRef(row.getString(2), row.getString(3), row.getString(4)));
                });
        return names;
    }

    @Override
    public Map<String, String> sameSubject(String identifierType) {
        Map<String, String> same = new HashMap<>();
        jdbc.sql(
                        """
                        SELECT identifier, min(identifier) OVER (PARTITION BY subject_id) FROM subject_identifier
                        WHERE valid_to = 'infinity' AND identifier_type = ? AND subject_id IN (
                            SELECT subject_id FROM subject_identifier WHERE opened_by IS NOT NULL AND valid_to = 'infinity')
                        """)
                .param(identifierType)
                .query(row -> {
                    if (!row.getString(1).equals(row.getString(2))) {
                        same.put(row.getString(1), row.getString(2));
                    }
                });
        return Map.copyOf(same);
    }

    @Override
    public long changes() {
        return jdbc.sql("SELECT count(*) FROM subject_change WHERE state = 'done'")
                .query(Long.class)
                .single();
    }

    @Override
    public Optional<UUID> find(SubjectRef subject) {
        return jdbc.sql(
                        """
                        SELECT subject_id FROM subject_identifier
                        WHERE identifier = ? AND identifier_type = ? AND subject_type = ? AND valid_to = 'infinity'
                        """)
                .param(subject.identifier())
                .param(subject.identifierType())
                .param(subject.subjectType())
                .query(UUID.class)
                .optional();
    }
}

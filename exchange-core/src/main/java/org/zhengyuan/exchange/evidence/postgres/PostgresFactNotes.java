package org.zhengyuan.exchange.evidence.postgres;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zhengyuan.exchange.evidence.FactNotes;
import org.zhengyuan.seal.proof.FactKind;
import tools.jackson.databind.json.JsonMapper;

/** Facts over PostgreSQL; the database itself writes the canonical text and the leaf, as it does for the rulings it sees. */
@Repository
public class PostgresFactNotes implements FactNotes {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    public PostgresFactNotes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public UUID note(FactKind kind, String actor, String object, Collection<String> parties, Map<String, ?> details) {
        return jdbc.sql("SELECT note_fact(?, ?, ?, ?, ?, ?::jsonb)")
                .param(kind.code())
                .param(kind.label())
                .param(actor)
                .param(object)
                .param(parties.toArray(String[]::new))
                .param(JSON.writeValueAsString(details))
                .query(UUID.class)
                .single();
    }
}

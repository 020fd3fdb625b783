package org.zhengyuan.server.security.postgres;

import java.sql.Timestamp;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zhengyuan.server.security.AccessEvents;

@Repository
class PostgresAccessEvents implements AccessEvents {
    private final JdbcClient sql;

    PostgresAccessEvents(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public void append(Instant at, String actor, String action, String object) {
        sql.sql("INSERT INTO access_event (at, actor, action, object) VALUES (:at, :actor, :action, :object)")
                .param("at", Timestamp.from(at))
                .param("actor", actor)
                .param("action", action)
                .param("object", object)
                .update();
    }
}

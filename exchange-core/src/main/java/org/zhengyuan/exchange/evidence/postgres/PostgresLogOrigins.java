package org.zhengyuan.exchange.evidence.postgres;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.evidence.EvidenceRefusal;
import org.zhengyuan.exchange.evidence.LogOrigins;
import org.zhengyuan.exchange.problem.Outcome;
import tools.jackson.databind.json.JsonMapper;

/** Over PostgreSQL, whose function does it all at once. */
public final class PostgresLogOrigins implements LogOrigins {
    private final JdbcClient jdbc;

    public PostgresLogOrigins(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Current> current() {
        return jdbc.sql("SELECT epoch, origin FROM log_state")
                .query((row, number) -> new Current(row.getInt(1), row.getString(2)))
                .optional();
    }

    @Override
    public List<Ended> ended() {
        return jdbc.sql("SELECT epoch, origin, ended_at FROM log_origin ORDER BY epoch")
                .query((row, number) -> new Ended(
                        row.getInt(1),
                        row.getString(2),
                        Objects.requireNonNull(row.getObject(3, OffsetDateTime.class))
                                .toInstant()))
                .list();
    }

    @Override
    public Outcome<Begun> begin(String origin, int least, String actor, Map<String, ?> details) {
        try {
            return Outcome.done(jdbc.sql("SELECT new_epoch, fact_of_it FROM begin_origin(?, ?, ?::jsonb, ?)")
                    .param(origin)
                    .param(actor)
                    .param(JsonMapper.shared().writeValueAsString(details))
                    .param(least)
                    .query((row, number) -> new Begun(row.getInt(1), row.getObject(2, UUID.class)))
                    .single());
        } catch (DataAccessException e) {
            String state = e.getMostSpecificCause() instanceof SQLException sql ? sql.getSQLState() : null;
            if ("ZY002".equals(state)) {
                return Outcome.refused(EvidenceRefusal.LOG_GOES_ON);
            }
            if ("ZY003".equals(state)) {
                return Outcome.refused(EvidenceRefusal.ORIGIN_TAKEN);
            }
            throw e;
        }
    }
}

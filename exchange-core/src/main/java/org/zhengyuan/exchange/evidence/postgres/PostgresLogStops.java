package org.zhengyuan.exchange.evidence.postgres;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.evidence.LogHealth.Reason;
import org.zhengyuan.exchange.evidence.LogHealth.Stopped;
import org.zhengyuan.exchange.evidence.LogStops;

/** The stop stands in the row of the tree: a trigger then refuses every leaf. */
public final class PostgresLogStops implements LogStops {
    private final JdbcClient jdbc;

    public PostgresLogStops(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Stopped> noted() {
        return jdbc.sql("SELECT stopped, stopped_detail FROM log_state WHERE stopped IS NOT NULL")
                .query((row, number) -> new Stopped(Reason.valueOf(row.getString(1)), row.getString(2)))
                .optional();
    }

    @Override
    public void note(String origin, Stopped why) {
        jdbc.sql(
                        "UPDATE log_state SET stopped = ?, stopped_detail = ?, stopped_at = clock_timestamp() WHERE stopped IS NULL AND origin = ?")
                .param(why.reason().name())
                .param(why.detail())
                .param(origin)
                .update();
    }
}

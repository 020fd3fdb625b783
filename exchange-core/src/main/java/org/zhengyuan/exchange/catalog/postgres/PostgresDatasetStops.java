package org.zhengyuan.exchange.catalog.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.catalog.DatasetStop;
import org.zhengyuan.exchange.catalog.DatasetStops;

/** Stops in PostgreSQL; an index admits one lasting stop of a dataset. */
public final class PostgresDatasetStops implements DatasetStops {
    private static final String SELECT = "SELECT dataset, reason, stopped_by, stopped_at, resume_reason, resumed_by,"
            + " resumed_at FROM dataset_stop ";

    private final JdbcClient jdbc;

    public PostgresDatasetStops(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<DatasetStop> present(String dataset) {
        return jdbc.sql(SELECT + "WHERE dataset = ? AND resumed_at IS NULL")
                .param(dataset)
                .query(PostgresDatasetStops::stop)
                .optional();
    }

    @Override
    public List<DatasetStop> present() {
        return jdbc.sql(SELECT + "WHERE resumed_at IS NULL ORDER BY dataset")
                .query(PostgresDatasetStops::stop)
                .list();
    }

    @Override
    public List<DatasetStop> history(String dataset) {
        return jdbc.sql(SELECT + "WHERE dataset = ? ORDER BY number DESC")
                .param(dataset)
                .query(PostgresDatasetStops::stop)
                .list();
    }

    @Override
    public boolean stop(DatasetStop stop) {
        return jdbc.sql("INSERT INTO dataset_stop (dataset, reason, stopped_by, stopped_at) VALUES (?, ?, ?, ?)"
                                + " ON CONFLICT (dataset) WHERE resumed_at IS NULL DO NOTHING")
                        .params(stop.dataset(), stop.reason(), stop.stoppedBy(), time(stop.stoppedAt()))
                        .update()
                == 1;
    }

    @Override
    public boolean resume(String dataset, DatasetStop.Resumption resumption) {
        return jdbc.sql("UPDATE dataset_stop SET resume_reason = ?, resumed_by = ?, resumed_at = ?"
                                + " WHERE dataset = ? AND resumed_at IS NULL")
                        .params(resumption.reason(), resumption.resumedBy(), time(resumption.resumedAt()), dataset)
                        .update()
                == 1;
    }

    private static DatasetStop stop(ResultSet row, int number) throws SQLException {
        Instant resumedAt = instant(row, "resumed_at");
        return new DatasetStop(
                row.getString("dataset"),
                row.getString("reason"),
                row.getString("stopped_by"),
                row.getObject("stopped_at", OffsetDateTime.class).toInstant(),
                resumedAt == null
                        ? null
                        : new DatasetStop.Resumption(
                                row.getString("resume_reason"), row.getString("resumed_by"), resumedAt));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

package org.zhengyuan.exchange.watch.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.catalog.LocalText;
import org.zhengyuan.exchange.watch.RuleParameters;
import org.zhengyuan.exchange.watch.Severity;
import org.zhengyuan.exchange.watch.WatchRule;
import org.zhengyuan.exchange.watch.WatchRules;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The rules as rows. A parameter that a row does not have yet, since the exchange has learned it later, has its default. */
public final class PostgresWatchRules implements WatchRules {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SELECT =
            "SELECT code, name_zh, name_en, enabled, severity, parameters, version, changed_by, changed_at FROM watch_rule ";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Map<String, RuleParameters> defaults = new HashMap<>();

    public PostgresWatchRules(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Writes the rules that are not there yet. */
    public void begin() {
        for (DefaultRules.Default one : DefaultRules.read()) {
            defaults.put(one.code(), one.parameters());
            jdbc.sql(
                            """
                            INSERT INTO watch_rule (code, name_zh, name_en, enabled, severity, parameters, changed_by, changed_at)
                            VALUES (?, ?, ?, true, ?, ?::jsonb, 'system', ?) ON CONFLICT DO NOTHING
                            """)
                    .params(
                            one.code(),
                            one.zh(),
                            one.en(),
                            one.severity().label(),
                            JSON.writeValueAsString(one.parameters().values()),
                            clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        }
    }

    @Override
    public List<WatchRule> all() {
        return jdbc.sql(SELECT + "ORDER BY code")
                .query((row, number) -> rule(row))
                .list();
    }

    @Override
    public Optional<WatchRule> find(String code) {
        return jdbc.sql(SELECT + "WHERE code = ?")
                .param(code)
                .query((row, number) -> rule(row))
                .optional();
    }

    @Override
    public boolean change(WatchRule next) {
        return jdbc.sql(
                                """
                                UPDATE watch_rule SET enabled = ?, severity = ?, parameters = ?::jsonb, version = ?, changed_by = ?, changed_at = ?
                                WHERE code = ? AND version = ?
                                """)
                        .params(
                                next.enabled(),
                                next.severity().label(),
                                JSON.writeValueAsString(next.parameters().values()),
                                next.version(),
                                next.changedBy(),
                                next.changedAt().atOffset(ZoneOffset.UTC),
                                next.code(),
                                next.version() - 1)
                        .update()
                == 1;
    }

    private WatchRule rule(ResultSet row) throws SQLException {
        String code = Objects.requireNonNull(row.getString("code"));
        RuleParameters known = defaults.getOrDefault(code, new RuleParameters(Map.of()));
        Map<String, Object> parameters = new TreeMap<>(known.values());
        parameters.putAll(JSON.readValue(row.getString("parameters"), new TypeReference<Map<String, Object>>() {}));
        return new WatchRule(
                code,
                new LocalText(row.getString("name_zh"), row.getString("name_en")),
                row.getBoolean("enabled"),
                Severity.of(row.getString("severity")),
                new RuleParameters(parameters),
                row.getInt("version"),
                row.getString("changed_by"),
                Objects.requireNonNull(row.getObject("changed_at", OffsetDateTime.class))
                        .toInstant());
    }
}

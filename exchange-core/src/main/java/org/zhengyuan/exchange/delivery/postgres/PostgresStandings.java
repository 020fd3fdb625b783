package org.zhengyuan.exchange.delivery.postgres;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.delivery.Standings;

/**
 * Standings from the server's tables {@code client} and {@code account}, and stops of datasets. A client must be there and active; a
 * person is stopped only where an account says so. Where the server's tables do not exist, nobody is stopped.
 */
public final class PostgresStandings implements Standings {
    private static final String DATASETS =
            "SELECT 'dataset' AS kind, dataset AS name FROM dataset_stop WHERE resumed_at IS NULL";
    private static final String CLIENTS =
            """
            SELECT 'actor', asked FROM unnest(?::text[]) asked
            WHERE NOT EXISTS (SELECT FROM client WHERE client_id = asked AND status = 'active')
            """;
    private static final String PEOPLE =
            "SELECT 'actor', user_name FROM account WHERE user_name = ANY(?::text[]) AND status <> 'active'";

    private record Tables(boolean client, boolean account) {}

    private final JdbcClient jdbc;
    private volatile @Nullable Tables tables;

    public PostgresStandings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Stopped stopped(Collection<Actor> actors) {
        Tables present = tables();
        String[] clients = present.client() ? ids(actors, Actor.Kind.CLIENT) : new String[0];
        String[] people = present.account() ? ids(actors, Actor.Kind.PERSON) : new String[0];
        StringBuilder sql = new StringBuilder(DATASETS);
        if (clients.length > 0) {
            sql.append(" UNION ALL ").append(CLIENTS);
        }
        if (people.length > 0) {
            sql.append(" UNION ALL ").append(PEOPLE);
        }
        JdbcClient.StatementSpec statement = jdbc.sql(sql.toString());
        if (clients.length > 0) {
            statement = statement.param(clients);
        }
        if (people.length > 0) {
            statement = statement.param(people);
        }
        Set<String> stoppedActors = new HashSet<>();
        Set<String> stoppedDatasets = new HashSet<>();
        statement.query(row -> {
            (row.getString(1).equals("actor") ? stoppedActors : stoppedDatasets).add(row.getString(2));
        });
        return new Stopped(stoppedActors, stoppedDatasets);
    }

    private static String[] ids(Collection<Actor> actors, Actor.Kind kind) {
        return actors.stream()
                .filter(actor -> actor.kind() == kind)
                .map(Actor::id)
                .distinct()
                .toArray(String[]::new);
    }

    private Tables tables() {
        Tables known = tables;
        if (known == null) {
            known = jdbc.sql("SELECT to_regclass('client') IS NOT NULL, to_regclass('account') IS NOT NULL")
                    .query((row, number) -> new Tables(row.getBoolean(1), row.getBoolean(2)))
                    .single();
            tables = known;
        }
        return known;
    }
}

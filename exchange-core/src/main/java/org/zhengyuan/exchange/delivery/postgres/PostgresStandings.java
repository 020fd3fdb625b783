package org.zhengyuan.exchange.delivery.postgres;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.delivery.Standings;

/**
 * Standings from the server's tables {@code client} and {@code account}. A client must be there and active; a person may also come from
 * an identity provider and is stopped only where an account says so. Where the tables do not exist, nobody is stopped.
 */
public final class PostgresStandings implements Standings {
    private record Tables(boolean client, boolean account) {}

    private final JdbcClient jdbc;
    private volatile @Nullable Tables tables;

    public PostgresStandings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> stopped(Collection<Actor> actors) {
        Tables present = tables();
        Set<String> clients = ids(actors, Actor.Kind.CLIENT);
        Set<String> people = ids(actors, Actor.Kind.PERSON);
        Set<String> stopped = new HashSet<>();
        if (present.client() && !clients.isEmpty()) {
            stopped.addAll(clients);
            stopped.removeAll(
                    named("SELECT client_id FROM client WHERE client_id = ANY(?) AND status = 'active'", clients));
        }
        if (present.account() && !people.isEmpty()) {
            stopped.addAll(
                    named("SELECT user_name FROM account WHERE user_name = ANY(?) AND status <> 'active'", people));
        }
        return stopped;
    }

    private List<String> named(String sql, Set<String> ids) {
        return jdbc.sql(sql)
                .param(ids.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    private static Set<String> ids(Collection<Actor> actors, Actor.Kind kind) {
        Set<String> ids = new HashSet<>();
        for (Actor actor : actors) {
            if (actor.kind() == kind) {
                ids.add(actor.id());
            }
        }
        return ids;
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

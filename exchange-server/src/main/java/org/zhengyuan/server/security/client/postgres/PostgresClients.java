package org.zhengyuan.server.security.client.postgres;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.server.security.Standing;
import org.zhengyuan.server.security.client.Client;
import org.zhengyuan.server.security.client.Clients;
import org.zhengyuan.server.security.client.SecretDigest;

@Repository
class PostgresClients implements Clients {
    private static final String COLUMNS = "client_id, name, department, roles, status, created_at, last_used_on";

    private final JdbcClient sql;

    PostgresClients(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public boolean add(Client client) {
        return sql.sql("INSERT INTO client (" + COLUMNS
                                + ") VALUES (:id, :name, :department, :roles, :status, :created, NULL)"
                                + " ON CONFLICT DO NOTHING")
                        .param("id", client.clientId())
                        .param("name", client.name())
                        .param("department", client.department())
                        .param(
                                "roles",
                                client.roles().stream().map(Role::name).sorted().toArray(String[]::new))
                        .param("status", client.status().code())
                        .param("created", Timestamp.from(client.createdAt()))
                        .update()
                == 1;
    }

    @Override
    public Optional<Client> find(String clientId) {
        return sql.sql("SELECT " + COLUMNS + " FROM client WHERE client_id = :id")
                .param("id", clientId)
                .query(PostgresClients::client)
                .optional();
    }

    @Override
    public List<SecretDigest> secrets(String clientId) {
        return sql.sql("SELECT salt, digest FROM client_secret WHERE client_id = :id")
                .param("id", clientId)
                .query((row, n) -> new SecretDigest(row.getBytes("salt"), row.getBytes("digest")))
                .list();
    }

    @Override
    public List<Client> list(@Nullable String after, int limit) {
        return sql.sql("SELECT " + COLUMNS + " FROM client WHERE client_id > :after ORDER BY client_id LIMIT :limit")
                .param("after", after == null ? "" : after)
                .param("limit", limit)
                .query(PostgresClients::client)
                .list();
    }

    @Override
    @Transactional
    public void addSecret(String clientId, SecretDigest secret, Instant at) {
        // The row lock makes two rotations at once follow each other.
        sql.sql("SELECT 1 FROM client WHERE client_id = :id FOR UPDATE")
                .param("id", clientId)
                .query()
                .singleValue();
        List<Integer> slots = sql.sql("SELECT slot FROM client_secret WHERE client_id = :id ORDER BY created_at, slot")
                .param("id", clientId)
                .query(Integer.class)
                .list();
        int slot = slots.isEmpty() ? 1 : slots.size() == 1 ? 3 - slots.getFirst() : slots.getFirst();
        sql.sql("DELETE FROM client_secret WHERE client_id = :id AND slot = :slot")
                .param("id", clientId)
                .param("slot", slot)
                .update();
        sql.sql(
                        "INSERT INTO client_secret (client_id, slot, salt, digest, created_at) VALUES (:id, :slot, :salt, :digest, :at)")
                .param("id", clientId)
                .param("slot", slot)
                .param("salt", secret.salt())
                .param("digest", secret.digest())
                .param("at", Timestamp.from(at))
                .update();
    }

    @Override
    public boolean changeStatus(String clientId, Standing status) {
        return sql.sql("UPDATE client SET status = :status WHERE client_id = :id AND status <> 'stopped'")
                        .param("status", status.code())
                        .param("id", clientId)
                        .update()
                == 1;
    }

    @Override
    public void removeSecrets(String clientId) {
        sql.sql("DELETE FROM client_secret WHERE client_id = :id")
                .param("id", clientId)
                .update();
    }

    @Override
    public void usedOn(String clientId, LocalDate day) {
        sql.sql("UPDATE client SET last_used_on = :day WHERE client_id = :id AND last_used_on IS DISTINCT FROM :day")
                .param("day", day)
                .param("id", clientId)
                .update();
    }

    private static Client client(ResultSet row, int number) throws SQLException {
        return new Client(
                row.getString("client_id"),
                row.getString("name"),
                row.getString("department"),
                roles(row.getArray("roles")),
                Standing.of(row.getString("status")),
                row.getTimestamp("created_at").toInstant(),
                row.getObject("last_used_on", LocalDate.class));
    }

    private static Set<Role> roles(Array column) throws SQLException {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Arrays.stream((String[]) column.getArray()).map(Role::valueOf).forEach(roles::add);
        return roles;
    }
}

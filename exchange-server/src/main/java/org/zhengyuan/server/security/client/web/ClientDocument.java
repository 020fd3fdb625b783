package org.zhengyuan.server.security.client.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.server.security.client.AdministeringClients.WithSecret;
import org.zhengyuan.server.security.client.Client;

/** A client as operators see it. The secret is there once, in the answer that made it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ClientDocument(
        String clientId,
        String name,
        @Nullable String department,
        List<Role> roles,
        String status,
        Instant createdAt,
        @Nullable LocalDate lastUsedOn,
        @Nullable String secret) {
    static ClientDocument of(Client client) {
        return of(client, null);
    }

    static ClientDocument of(WithSecret made) {
        return of(made.client(), made.secret());
    }

    private static ClientDocument of(Client client, @Nullable String secret) {
        return new ClientDocument(
                client.clientId(),
                client.name(),
                client.department(),
                client.roles().stream().sorted().toList(),
                client.status().code(),
                client.createdAt(),
                client.lastUsedOn(),
                secret);
    }
}

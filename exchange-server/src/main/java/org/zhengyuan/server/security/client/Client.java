package org.zhengyuan.server.security.client;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.server.security.Standing;

/**
 * A machine that calls the exchange in the name of a department, or of the exchange itself.
 *
 * @param department USCC; null for machines of the exchange
 * @param lastUsedOn day of its last token, null before the first
 */
public record Client(
        String clientId,
        String name,
        @Nullable String department,
        Set<Role> roles,
        Standing status,
        Instant createdAt,
        @Nullable LocalDate lastUsedOn) {
    public Client {
        requireNonNull(clientId, "clientId is null");
        roles = Set.copyOf(roles);
    }

    public Actor actor() {
        return new Actor(clientId, Actor.Kind.CLIENT, department, roles);
    }
}

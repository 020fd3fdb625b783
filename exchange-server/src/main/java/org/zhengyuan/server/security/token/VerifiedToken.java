package org.zhengyuan.server.security.token;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.server.security.client.Client;

/**
 * What a token says about its bearer, its signature, issuer and audience having been verified.
 *
 * @param department USCC claimed, null where the token claims none
 */
record VerifiedToken(String clientId, @Nullable String department, Set<Role> roles, Instant expiresAt) {
    VerifiedToken {
        roles = Set.copyOf(roles);
    }

    /** True where the token's department is the one the client is registered for. */
    boolean agreesWith(Client client) {
        return department == null || department.equals(client.department());
    }

    /** The actor: the client as it is registered now, its roles narrowed to those of the token. A token never widens them. */
    Actor actor(Client client) {
        Actor registered = client.actor();
        if (roles.equals(registered.roles())) {
            return registered;
        }
        Set<Role> both = new HashSet<>(registered.roles());
        both.retainAll(roles);
        return new Actor(registered.id(), registered.kind(), registered.department(), both);
    }
}

package org.zhengyuan.exchange.access;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is acting: a department's client or a signed-in person.
 *
 * @param id stable id: the OAuth2 client id, or the account's user name
 * @param department USCC of the actor's department; null for actors of the exchange itself
 */
public record Actor(String id, Kind kind, @Nullable String department, Set<Role> roles) {
    /** Machines are identified by client credentials, people by sign-in. */
    public enum Kind {
        CLIENT,
        PERSON
    }

    public Actor {
        requireNonNull(id, "id is null");
        requireNonNull(kind, "kind is null");
        roles = Set.copyOf(roles);
    }

    public boolean has(Role role) {
        return roles.contains(role);
    }

    /** True where the actor belongs to this department. */
    public boolean actsFor(String departmentUscc) {
        return departmentUscc.equals(department);
    }
}

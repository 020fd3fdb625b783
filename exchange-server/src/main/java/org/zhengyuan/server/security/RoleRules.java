package org.zhengyuan.server.security;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;

/**
 * Which roles go together. A department's roles need a department and the exchange's own must have none; machines submit and pull,
 * people decide; who operates, audits or holds does nothing else.
 */
public final class RoleRules {
    private static final Set<Role> OF_DEPARTMENTS =
            EnumSet.of(Role.DEPARTMENT_SYSTEM, Role.DEPARTMENT_STEWARD, Role.CLERK);
    private static final Set<Role> OF_MACHINES = EnumSet.of(Role.DEPARTMENT_SYSTEM, Role.AUDITOR, Role.OPERATOR);
    private static final Set<Role> ALONE = EnumSet.of(Role.AUDITOR, Role.OPERATOR, Role.HOLDER);

    private RoleRules() {}

    /**
     * Checks the roles of a new actor.
     *
     * @throws org.zhengyuan.exchange.problem.ProblemException if they cannot be given
     */
    public static void check(Actor.Kind kind, @Nullable String department, Set<Role> roles) {
        if (roles.isEmpty()) {
            throw refused("roles");
        }
        for (Role role : roles) {
            boolean machine = kind == Actor.Kind.CLIENT;
            if (machine ? !OF_MACHINES.contains(role) : role == Role.DEPARTMENT_SYSTEM) {
                throw refused("roles");
            }
            if (OF_DEPARTMENTS.contains(role) != (department != null)) {
                throw refused("department");
            }
            if (ALONE.contains(role) && roles.size() > 1) {
                throw refused("roles");
            }
        }
    }

    private static RuntimeException refused(String field) {
        return AccessRefusal.ROLES.toProblem(Map.of("field", field));
    }
}

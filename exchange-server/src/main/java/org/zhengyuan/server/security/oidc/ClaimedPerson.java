package org.zhengyuan.server.security.oidc;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.problem.ProblemException;
import org.zhengyuan.server.security.RoleRules;

/**
 * Who the issuer says somebody is, in this exchange's words.
 *
 * @param userName begins with {@value #PREFIX}, so that it is never the name of an account made here
 * @param department USCC; null for people of the exchange
 */
record ClaimedPerson(String subject, String userName, @Nullable String department, Set<Role> roles) {
    static final String PREFIX = "oidc.";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{2,57}");
    private static final Pattern USCC = Pattern.compile("[0-9A-Z]{18}");

    /** Empty where the claims name nobody whom this exchange would let in: no role, or roles that do not go together. */
    static Optional<ClaimedPerson> of(Map<String, Object> claims, SignInSettings settings) {
        SignInSettings.Claims names = settings.claims();
        Object subject = claims.get("sub");
        Object user = claims.get(names.user());
        Object department = claims.get(names.department());
        if (!(subject instanceof String sub) || sub.isBlank() || !(user instanceof String name)) {
            return Optional.empty();
        }
        String userName = name.strip().toLowerCase(Locale.ROOT);
        if (!NAME.matcher(userName).matches()) {
            return Optional.empty();
        }
        String uscc = department instanceof String text && !text.isBlank() ? text : null;
        if (department != null && uscc == null
                || uscc != null && !USCC.matcher(uscc).matches()) {
            return Optional.empty();
        }
        Set<Role> roles = roles(claims.get(names.roles()), settings.roles());
        try {
            RoleRules.check(Actor.Kind.PERSON, uscc, roles);
        } catch (ProblemException refused) {
            return Optional.empty();
        }
        return Optional.of(new ClaimedPerson(sub, PREFIX + userName, uscc, roles));
    }

    private static Set<Role> roles(@Nullable Object claimed, Map<String, Role> meanings) {
        Collection<?> values =
                switch (claimed) {
                    case null -> List.of();
                    case Collection<?> many -> many;
                    default -> List.of(claimed);
                };
        Set<Role> roles = EnumSet.noneOf(Role.class);
        meanings.forEach((value, role) -> {
            if (values.contains(value)) {
                roles.add(role);
            }
        });
        return roles;
    }
}

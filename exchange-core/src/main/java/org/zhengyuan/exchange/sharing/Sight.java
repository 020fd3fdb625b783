package org.zhengyuan.exchange.sharing;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;

/**
 * What an actor sees of requests and agreements: auditors and the exchange's stewards all of them, a department those it is a side of,
 * anybody else none.
 */
record Sight(boolean everything, @Nullable String own) {
    static Sight of(Actor actor) {
        return new Sight(actor.has(Role.AUDITOR) || actor.has(Role.EXCHANGE_STEWARD), actor.department());
    }

    /** Operators also see every agreement, so that they can stop one; agreements hold no values of anybody. */
    static Sight ofAgreements(Actor actor) {
        return actor.has(Role.OPERATOR) ? new Sight(true, null) : of(actor);
    }

    boolean sees(String requester, Set<String> sources) {
        return everything || (own != null && (own.equals(requester) || sources.contains(own)));
    }

    /** The department to list for; an inner empty = every department's; empty = nothing to see. */
    Optional<Optional<String>> department() {
        if (everything) {
            return Optional.of(Optional.empty());
        }
        return Optional.ofNullable(own).map(Optional::of);
    }
}

package org.zhengyuan.server.security;

import org.springframework.stereotype.Component;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Actors;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.problem.RequestRefusal;

/** Admits operators and nobody else. */
@Component
public class Operators {
    private final Actors actors;

    public Operators(Actors actors) {
        this.actors = actors;
    }

    /**
     * The operator who makes this request.
     *
     * @throws org.zhengyuan.exchange.problem.ProblemException if the actor is no operator
     */
    public Actor required() {
        return actors.current()
                .filter(actor -> actor.has(Role.OPERATOR))
                .orElseThrow(RequestRefusal.FORBIDDEN::toProblem);
    }
}

package org.zhengyuan.server.security;

import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Actors;

/** The actor that the filter chain has established for this request. */
@Component
public class CurrentActors implements Actors {
    @Override
    public Optional<Actor> current() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof ActorAuthentication signedIn
                ? Optional.of(signedIn.actor())
                : Optional.empty();
    }
}

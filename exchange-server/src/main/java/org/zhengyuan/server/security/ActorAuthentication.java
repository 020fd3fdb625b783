package org.zhengyuan.server.security;

import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.zhengyuan.exchange.access.Actor;

/** An actor that has proved who it is, as the filter chains carry it. It holds no credential. */
public final class ActorAuthentication extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient Actor actor;
    private final int generation;

    /** @param generation of the account's password at sign-in; 0 for clients */
    public ActorAuthentication(Actor actor, int generation) {
        super(authorities(actor));
        this.actor = actor;
        this.generation = generation;
        setAuthenticated(true);
    }

    private static Collection<? extends GrantedAuthority> authorities(Actor actor) {
        return actor.roles().stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList();
    }

    public Actor actor() {
        return actor;
    }

    public int generation() {
        return generation;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return actor;
    }

    @Override
    public String getName() {
        return actor.id();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ActorAuthentication that
                && super.equals(that)
                && actor.equals(that.actor)
                && generation == that.generation;
    }

    @Override
    public int hashCode() {
        return Objects.hash(actor, generation);
    }
}

package org.zhengyuan.server.security.account;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.server.security.Standing;

/**
 * A person who signs in with a password of this installation, or by an issuer outside.
 *
 * @param accountId random; paths name the account by it, because a user name may tell who somebody is
 * @param password hash of the password, in Spring's {@code {algorithm}hash} form; empty where the issuer outside asks for it
 * @param department USCC; null for people of the exchange
 * @param mustChangePassword true while the password is one that somebody else has seen
 * @param generation raised with every new password
 * @param lockedUntil before this instant no password is tried; null or past where the account is open
 * @param origin the issuer outside by which the person signs in; null for accounts of this installation
 */
public record Account(
        UUID accountId,
        String userName,
        String password,
        @Nullable String department,
        Set<Role> roles,
        Standing status,
        boolean mustChangePassword,
        int generation,
        @Nullable Instant lockedUntil,
        Instant createdAt,
        @Nullable LocalDate lastSignInOn,
        @Nullable Origin origin) {
    /**
     * Who else answers for the person.
     *
     * @param issuer identifier of an OpenID Connect issuer
     * @param subject its name for the person, unique there and never reused
     */
    public record Origin(String issuer, String subject) {}

    public Account {
        roles = Set.copyOf(roles);
    }

    /** A new account whose password must be changed at the first sign-in. */
    public static Account created(
            String userName, String password, @Nullable String department, Set<Role> roles, Instant createdAt) {
        return new Account(
                UUID.randomUUID(),
                userName,
                password,
                department,
                roles,
                Standing.ACTIVE,
                true,
                1,
                null,
                createdAt,
                null,
                null);
    }

    /** A new account of a person whom an issuer outside names: without a password. */
    public static Account outside(
            String userName, Origin origin, @Nullable String department, Set<Role> roles, Instant createdAt) {
        return new Account(
                UUID.randomUUID(),
                userName,
                "",
                department,
                roles,
                Standing.ACTIVE,
                false,
                1,
                null,
                createdAt,
                null,
                origin);
    }

    /** The same account, its password known to nobody but its owner. */
    public Account settled() {
        return new Account(
                accountId,
                userName,
                password,
                department,
                roles,
                status,
                false,
                generation,
                lockedUntil,
                createdAt,
                lastSignInOn,
                origin);
    }

    public Actor actor() {
        return new Actor(userName, Actor.Kind.PERSON, department, roles);
    }

    /** Never prints the hash. */
    @Override
    public String toString() {
        return "Account[" + accountId + "]";
    }
}

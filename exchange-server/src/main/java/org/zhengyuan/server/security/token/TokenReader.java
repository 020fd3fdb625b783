package org.zhengyuan.server.security.token;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.server.security.SecuritySettings;

/** Verifies a token and reads its claims. Role names that the exchange does not know are nobody's business here and ignored. */
final class TokenReader {
    private final JwtDecoder decoder;
    private final SecuritySettings.Claims claims;

    TokenReader(JwtDecoder decoder, SecuritySettings.Claims claims) {
        this.decoder = decoder;
        this.claims = claims;
    }

    /** @throws org.springframework.security.oauth2.jwt.JwtException where the token does not hold */
    VerifiedToken read(String token) {
        Jwt jwt = decoder.decode(token);
        String client = jwt.getClaimAsString(claims.client());
        Instant expiry = jwt.getExpiresAt();
        if (client == null || client.isEmpty() || expiry == null) {
            throw new BadJwtException("the token names no client or no expiry");
        }
        return new VerifiedToken(client, jwt.getClaimAsString(claims.department()), roles(jwt), expiry);
    }

    private Set<Role> roles(Jwt jwt) {
        Object claimed = jwt.getClaims().get(claims.roles());
        Collection<?> names = claimed instanceof Collection<?> many ? many : List.of();
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            if (names.contains(role.name())) {
                roles.add(role);
            }
        }
        return roles;
    }
}

package org.zhengyuan.server.security.token;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.zhengyuan.server.security.client.Clients;

/**
 * The memory of issued tokens: only the day of each client's last one. A token proves itself and dies within minutes, so keeping
 * them would only grow without bound.
 */
final class IssuedTokens implements OAuth2AuthorizationService {
    private final Clients clients;
    private final Clock clock;

    IssuedTokens(Clients clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        clients.usedOn(authorization.getRegisteredClientId(), LocalDate.now(clock));
    }

    @Override
    public void remove(OAuth2Authorization authorization) {}

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return null;
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        return null;
    }
}

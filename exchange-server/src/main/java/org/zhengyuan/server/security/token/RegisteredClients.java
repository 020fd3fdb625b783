package org.zhengyuan.server.security.token;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.zhengyuan.server.security.Standing;
import org.zhengyuan.server.security.client.Client;
import org.zhengyuan.server.security.client.Clients;
import org.zhengyuan.server.security.client.SecretDigest;

/** Our clients as the token endpoint knows them. One that is not active, or has no live secret, is unknown there. */
final class RegisteredClients implements RegisteredClientRepository {
    private final Clients clients;
    private final Duration lifetime;

    RegisteredClients(Clients clients, Duration lifetime) {
        this.clients = clients;
        this.lifetime = lifetime;
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("clients are registered by the operators' interface");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String clientId) {
        Client client = clients.find(clientId).orElse(null);
        if (client == null || client.status() != Standing.ACTIVE) {
            return null;
        }
        List<SecretDigest> secrets = clients.secrets(clientId);
        if (secrets.isEmpty()) {
            return null;
        }
        return RegisteredClient.withId(clientId)
                .clientId(clientId)
                .clientSecret(LiveSecrets.encoded(secrets))
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(
                        TokenSettings.builder().accessTokenTimeToLive(lifetime).build())
                .build();
    }
}

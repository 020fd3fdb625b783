package org.zhengyuan.server.security;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code zhengyuan.security}.
 *
 * @param issuer an OpenID Connect issuer outside, instead of the embedded one; its clients must be registered here too, without secrets
 * @param audience what the outside issuer's tokens must name as their audience
 * @param publicUrl the address under which callers know this exchange: the embedded issuer's name
 * @param tokenLifetime of the embedded issuer's tokens, at most five minutes
 * @param claims under which names a token says who calls
 * @param limits how often one address or one name may try
 */
@ConfigurationProperties("zhengyuan.security")
public record SecuritySettings(
        @Nullable URI issuer,
        @DefaultValue("zhengyuan") String audience,
        @DefaultValue("http://localhost:8080") URI publicUrl,
        @DefaultValue("5m") Duration tokenLifetime,
        @DefaultValue Claims claims,
        @DefaultValue Limits limits) {
    private static final Duration LONGEST = Duration.ofMinutes(5);

    public SecuritySettings {
        issuer = issuer == null || issuer.toString().equals("embedded") ? null : issuer;
        if (tokenLifetime.compareTo(LONGEST) > 0 || tokenLifetime.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("zhengyuan.security.token-lifetime must lie between 1 s and 5 min");
        }
    }

    /**
     * Names of claims.
     *
     * @param client the client's id; RFC 9068, 2.2
     * @param department USCC of the client's department
     * @param roles list of {@link org.zhengyuan.exchange.access.Role} names
     */
    public record Claims(
            @DefaultValue("client_id") String client,
            @DefaultValue("department") String department,
            @DefaultValue("roles") String roles) {}

    /**
     * Tries per minute, each also the burst.
     *
     * @param tokensPerAddress token requests of one address
     * @param tokensPerClient token requests of one client from one address
     * @param signInsPerAddress sign-ins tried from one address, with a password or begun at the issuer outside
     * @param signInsPerAccount sign-ins tried for one account from one address
     */
    public record Limits(
            @DefaultValue("600") int tokensPerAddress,
            @DefaultValue("120") int tokensPerClient,
            @DefaultValue("60") int signInsPerAddress,
            @DefaultValue("20") int signInsPerAccount) {}
}

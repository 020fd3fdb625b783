package org.zhengyuan.server.security.oidc;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.zhengyuan.exchange.access.Role;

/**
 * Settings under {@code zhengyuan.security.sign-in}: an OpenID Connect issuer by which people sign in. Its redirect address is
 * {@code PUBLIC-URL/login/oauth2/code/people}.
 *
 * @param issuer the issuer's identifier; absent: people have accounts of this installation only
 * @param clientId of this exchange at the issuer
 * @param clientSecret of this exchange at the issuer; best given by environment
 * @param name what people call the issuer, on the sign-in page
 * @param scopes asked for
 * @param claims where the issuer says who somebody is
 * @param roles what a value of the roles claim means here; a value that is not listed means nothing
 */
@ConfigurationProperties("zhengyuan.security.sign-in")
public record SignInSettings(
        @Nullable URI issuer,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("OpenID Connect") String name,
        @DefaultValue({"openid", "profile"}) List<String> scopes,
        @DefaultValue Claims claims,
        @DefaultValue Map<String, Role> roles) {
    public SignInSettings {
        issuer = issuer == null || issuer.toString().isBlank() ? null : issuer;
        if (issuer != null && (clientId.isBlank() || clientSecret.isBlank())) {
            throw new IllegalArgumentException(
                    "zhengyuan.security.sign-in needs client-id and client-secret beside its issuer");
        }
        roles = Map.copyOf(roles);
    }

    /** Never prints the secret. */
    @Override
    public String toString() {
        return "SignInSettings[" + issuer + "]";
    }

    /**
     * Names of claims.
     *
     * @param user a name that people recognise; 3 to 58 lower-case letters, digits, {@code . _ -}
     * @param department USCC of the person's department; absent for people of the exchange
     * @param roles a text or a list of texts
     */
    public record Claims(
            @DefaultValue("preferred_username") String user,
            @DefaultValue("department") String department,
            @DefaultValue("roles") String roles) {}
}

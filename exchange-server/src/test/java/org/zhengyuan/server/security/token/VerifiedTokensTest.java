package org.zhengyuan.server.security.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.zhengyuan.server.security.SecuritySettings;

/** Keys are dropped while tokens that they signed are in use. */
class VerifiedTokensTest {
    private static final SecuritySettings.Claims CLAIMS =
            new SecuritySettings.Claims("client_id", "department", "roles");

    private final Clock clock = Clock.systemUTC();
    private final RSAKey dropped = new RSAKeyGenerator(2048).generate();
    private final RSAKey next = new RSAKeyGenerator(2048).generate();
    private volatile JwtDecoder keys =
            NimbusJwtDecoder.withPublicKey(dropped.toRSAPublicKey()).build();
    private volatile Runnable onceVerified = () -> {};
    private final VerifiedTokens tokens = new VerifiedTokens(new TokenReader(this::decode, CLAIMS), clock);

    VerifiedTokensTest() throws JOSEException {}

    @Test
    void aTokenRememberedUnderADroppedKeyIsNotHonored() throws JOSEException {
        String token = signedBy(dropped);
        assertThat(tokens.verify(token).clientId()).isEqualTo("tax-system");
        keys = NimbusJwtDecoder.withPublicKey(next.toRSAPublicKey()).build();
        assertThat(tokens.verify(token).clientId()).as("remembered").isEqualTo("tax-system");

        tokens.forget();
        assertThatThrownBy(() -> tokens.verify(token)).isInstanceOf(BadJwtException.class);
        assertThat(tokens.verify(signedBy(next)).clientId()).isEqualTo("tax-system");
    }

    @Test
    void aTokenVerifiedWhileItsKeyWasDroppedIsNotRemembered() throws JOSEException {
        String token = signedBy(dropped);
        onceVerified = this::replace;
        assertThat(tokens.verify(token).clientId()).as("the key still held").isEqualTo("tax-system");

        assertThatThrownBy(() -> tokens.verify(token)).isInstanceOf(BadJwtException.class);
    }

    private void replace() {
        onceVerified = () -> {};
        try {
            keys = NimbusJwtDecoder.withPublicKey(next.toRSAPublicKey()).build();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        tokens.forget();
    }

    private Jwt decode(String token) {
        Jwt verified = keys.decode(token);
        onceVerified.run();
        return verified;
    }

    private String signedBy(RSAKey key) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader(JWSAlgorithm.RS256),
                new JWTClaimsSet.Builder()
                        .claim("client_id", "tax-system")
                        .claim("roles", List.of("DEPARTMENT_SYSTEM"))
                        .expirationTime(Date.from(clock.instant().plus(Duration.ofMinutes(5))))
                        .build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }
}

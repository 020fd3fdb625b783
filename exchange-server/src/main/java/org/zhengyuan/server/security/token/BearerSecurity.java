package org.zhengyuan.server.security.token;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.zhengyuan.exchange.access.Actors;
import org.zhengyuan.exchange.problem.web.ProblemWriter;
import org.zhengyuan.server.security.ResponseHeaders;
import org.zhengyuan.server.security.SecuritySettings;
import org.zhengyuan.server.security.client.ClientStandings;

/** Calls that bring an access token: the shortest chain there is, without session, cookie or form. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SecuritySettings.class)
class BearerSecurity {
    @Bean
    JwtDecoder jwtDecoder(ObjectProvider<JWKSource<SecurityContext>> keys, SecuritySettings settings, Clock clock) {
        URI outside = settings.issuer();
        if (outside == null) {
            NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(keys.getObject())
                    .jwsAlgorithm(SignatureAlgorithm.RS256)
                    .build();
            decoder.setJwtValidator(
                    validator(settings.publicUrl().toString(), settings.audience(), Duration.ZERO, clock));
            return decoder;
        }
        // The outside issuer is asked for its keys at the first call, so that its absence does not stop the start.
        return new SupplierJwtDecoder(() -> {
            NimbusJwtDecoder decoder =
                    NimbusJwtDecoder.withIssuerLocation(outside.toString()).build();
            decoder.setJwtValidator(validator(outside.toString(), settings.audience(), Duration.ofSeconds(30), clock));
            return decoder;
        });
    }

    private static OAuth2TokenValidator<Jwt> validator(String issuer, String audience, Duration skew, Clock clock) {
        JwtTimestampValidator time = new JwtTimestampValidator(skew);
        time.setClock(clock);
        return new DelegatingOAuth2TokenValidator<>(
                time,
                new JwtIssuerValidator(issuer),
                new JwtClaimValidator<Collection<String>>("aud", named -> named != null && named.contains(audience)));
    }

    @Bean
    VerifiedTokens verifiedTokens(JwtDecoder decoder, SecuritySettings settings, Clock clock) {
        return new VerifiedTokens(new TokenReader(decoder, settings.claims()), clock);
    }

    @Bean
    @Order(2)
    SecurityFilterChain bearerCalls(VerifiedTokens tokens, ClientStandings clients, ProblemWriter problems) {
        return new DefaultSecurityFilterChain(
                request -> request.getRequestURI().startsWith("/api/") && BearerFilter.bringsToken(request),
                ResponseHeaders.forApi(),
                new BearerFilter(tokens, clients, problems));
    }

    @Bean
    @Order(2)
    SecurityFilterChain bearerWatch(
            VerifiedTokens tokens, ClientStandings clients, Actors actors, ProblemWriter problems) {
        return new DefaultSecurityFilterChain(
                request -> request.getRequestURI().startsWith("/actuator/") && BearerFilter.bringsToken(request),
                ResponseHeaders.forApi(),
                new BearerFilter(tokens, clients, problems),
                new OperatorFilter(actors, problems));
    }
}

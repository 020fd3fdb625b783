package org.zhengyuan.server.security.token;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.problem.web.ProblemWriter;
import org.zhengyuan.server.security.AccessEvents;
import org.zhengyuan.server.security.ResponseHeaders;
import org.zhengyuan.server.security.SecuritySettings;
import org.zhengyuan.server.security.client.Clients;
import org.zhengyuan.server.security.limit.RateLimitFilter;

/** The issuer inside: {@code POST /oauth2/token} for client credentials (RFC 6749, 4.4), its keys and its metadata (RFC 8414). */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "zhengyuan.security.issuer", matchIfMissing = true, havingValue = "embedded")
class EmbeddedIssuer {
    @Bean
    SigningKeys signingKeys(@Value("${zhengyuan.data}") Path data, Clock clock) {
        return SigningKeys.in(data.resolve("secrets/token-signing.jwks"), clock);
    }

    @Bean
    JWKSource<SecurityContext> jwkSource(SigningKeys keys) {
        return (wanted, context) -> wanted.select(keys.verifying());
    }

    @Bean
    JwtEncoder jwtEncoder(SigningKeys keys) {
        return new NimbusJwtEncoder((wanted, context) -> wanted.select(keys.signing()));
    }

    @Bean
    RotatingSigningKeys rotatingSigningKeys(
            SigningKeys keys, VerifiedTokens verified, AccessEvents events, Clock clock, SecuritySettings settings) {
        return new RotatingSigningKeys(keys, verified, events, clock, settings.tokenLifetime());
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings(SecuritySettings settings) {
        return AuthorizationServerSettings.builder()
                .issuer(settings.publicUrl().toString())
                .build();
    }

    @Bean
    RegisteredClientRepository registeredClients(Clients clients, SecuritySettings settings) {
        return new RegisteredClients(clients, settings.tokenLifetime());
    }

    @Bean
    OAuth2AuthorizationService issuedTokens(Clients clients, Clock clock) {
        return new IssuedTokens(clients, clock);
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> tokenClaims(Clients clients, SecuritySettings settings, Clock clock) {
        return context -> {
            String id = context.getRegisteredClient().getClientId();
            Instant now = clock.instant();
            context.getClaims().issuedAt(now).notBefore(now).expiresAt(now.plus(settings.tokenLifetime()));
            clients.find(id).ifPresent(client -> {
                List<String> roles =
                        client.roles().stream().map(Role::name).sorted().toList();
                context.getClaims()
                        .audience(List.of(settings.audience()))
                        .claim(settings.claims().client(), id)
                        .claim(settings.claims().roles(), roles);
                if (client.department() != null) {
                    context.getClaims().claim(settings.claims().department(), client.department());
                }
            });
        };
    }

    @Bean
    @Order(1)
    SecurityFilterChain tokenEndpoint(
            HttpSecurity http,
            RegisteredClientRepository clients,
            OAuth2AuthorizationService issued,
            SecuritySettings settings,
            Clock clock,
            ProblemWriter problems)
            throws Exception {
        ClientSecretAuthenticationProvider secrets = new ClientSecretAuthenticationProvider(clients, issued);
        secrets.setPasswordEncoder(new LiveSecrets());
        return http.securityMatcher("/oauth2/token", "/oauth2/jwks", "/.well-known/oauth-authorization-server")
                .with(new OAuth2AuthorizationServerConfigurer(), server -> server.clientAuthentication(
                                client -> client.authenticationProviders(providers -> {
                                    providers.clear();
                                    providers.add(secrets);
                                }))
                        .authorizationServerMetadataEndpoint(metadata ->
                                metadata.authorizationServerMetadataCustomizer(IssuerMetadata::onlyWhatIsServed)))
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(AbstractHttpConfigurer::disable)
                .securityContext(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .addFilterAt(ResponseHeaders.forApi(), HeaderWriterFilter.class)
                .addFilterAfter(RateLimitFilter.forTokens(settings.limits(), clock, problems), HeaderWriterFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(refused -> refused.authenticationEntryPoint(IssuerMetadata::credentialsMissing))
                .build();
    }
}

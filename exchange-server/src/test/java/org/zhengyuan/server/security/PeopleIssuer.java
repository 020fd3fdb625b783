package org.zhengyuan.server.security;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** An OpenID Connect issuer of an organization: a Spring Authorization Server of its own, with people, a sign-in page and consent given. */
final class PeopleIssuer implements AutoCloseable {
    static final String CLIENT = "exchange";
    static final String SECRET = "the secret of the exchange at the issuer";
    static final String PASSWORD = "a password kept by the issuer";

    /** What the issuer says of somebody. */
    record Person(String name, @Nullable String department, List<String> groups) {}

    private final ServletWebServerApplicationContext context;

    private PeopleIssuer(ServletWebServerApplicationContext context) {
        this.context = context;
    }

    /** Starts the issuer; the exchange is its client and gets the answers at this address. */
    static PeopleIssuer start(int port, String redirect, Map<String, Person> people) {
        // Two applications in one process, but one set of loggers.
        String logging = "org.springframework.boot.logging.LoggingSystem";
        System.setProperty(logging, "none");
        try {
            return new PeopleIssuer((ServletWebServerApplicationContext) new SpringApplicationBuilder(Issuer.class)
                    .web(WebApplicationType.SERVLET)
                    .initializers(made -> made.getBeanFactory()
                            .registerSingleton("world", new World("http://127.0.0.1:" + port, redirect, people)))
                    .run(
                            "--spring.config.location=optional:classpath:/none/",
                            "--server.address=127.0.0.1",
                            "--server.port=" + port));
        } finally {
            System.clearProperty(logging);
        }
    }

    @Override
    public void close() {
        context.close();
    }

    /** People may be added to it and change. */
    record World(String issuer, String redirect, Map<String, Person> people) {}

    /** No {@code @Configuration}: the exchange under test must not find it beside itself. */
    @EnableWebSecurity
    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        SecurityFilterAutoConfiguration.class
    })
    static class Issuer {
        @Bean
        SecurityFilterChain protocol(HttpSecurity http) throws Exception {
            OAuth2AuthorizationServerConfigurer server = new OAuth2AuthorizationServerConfigurer();
            return http.securityMatcher("/oauth2/**", "/.well-known/**", "/userinfo", "/login")
                    .with(server, oauth -> oauth.oidc(Customizer.withDefaults()))
                    .formLogin(Customizer.withDefaults())
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .build();
        }

        @Bean
        InMemoryRegisteredClientRepository clients(World world) {
            return new InMemoryRegisteredClientRepository(RegisteredClient.withId("1")
                    .clientId(CLIENT)
                    .clientSecret("{noop}" + SECRET)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUri(world.redirect())
                    .scope("openid")
                    .scope("profile")
                    .clientSettings(ClientSettings.builder()
                            .requireAuthorizationConsent(false)
                            .requireProofKey(true)
                            .build())
                    .build());
        }

        @Bean
        InMemoryUserDetailsManager users(World world) {
            InMemoryUserDetailsManager users = new InMemoryUserDetailsManager();
            world.people()
                    .keySet()
                    .forEach(subject -> users.createUser(User.withUsername(subject)
                            .password("{noop}" + PASSWORD)
                            .authorities("PERSON")
                            .build()));
            return users;
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims(World world) {
            return token -> {
                Authentication who = token.getPrincipal();
                Person person = who == null ? null : world.people().get(who.getName());
                if (person != null && token.getTokenType().getValue().equals("id_token")) {
                    token.getClaims().claim("preferred_username", person.name()).claim("groups", person.groups());
                    if (person.department() != null) {
                        token.getClaims().claim("department", person.department());
                    }
                }
            };
        }

        @Bean
        JWKSource<SecurityContext> keys() throws Exception {
            return new ImmutableJWKSet<>(new JWKSet(new RSAKeyGenerator(2048)
                    .keyID(UUID.randomUUID().toString())
                    .generate()));
        }

        @Bean
        JwtDecoder decoder(JWKSource<SecurityContext> keys) {
            return NimbusJwtDecoder.withJwkSource(keys).build();
        }

        @Bean
        AuthorizationServerSettings settings(World world) {
            return AuthorizationServerSettings.builder().issuer(world.issuer()).build();
        }
    }
}

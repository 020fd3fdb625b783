package org.zhengyuan.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.zhengyuan.exchange.access.Role;
import tools.jackson.databind.JsonNode;

/** Tokens of an OpenID Connect issuer elsewhere: a small one that runs here. */
class OutsideIssuerTest extends SecurityTest {
    private static final RSAKey KEY = key();
    private static final HttpServer ISSUER = serve();

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry registry) {
        registry.add("zhengyuan.security.issuer", OutsideIssuerTest::url);
    }

    @AfterAll
    static void stop() {
        ISSUER.stop(0);
    }

    @Test
    void aRegisteredClientComesInWithTheOutsideIssuersToken() {
        register("outside-tax", TAX, Role.DEPARTMENT_SYSTEM);
        JsonNode who = json(get("/api/v1/who", token("outside-tax", TAX, "zhengyuan", KEY, "DEPARTMENT_SYSTEM")));
        assertThat(who.get("id").asString()).isEqualTo("outside-tax");
        assertThat(who.get("department").asString()).isEqualTo(TAX);
        assertThat(who.get("roles").toString()).isEqualTo("[\"DEPARTMENT_SYSTEM\"]");
    }

    @Test
    void aTokenNarrowsWhatIsRegisteredHereAndNeverWidensIt() {
        register("outside-wide", TAX, Role.DEPARTMENT_SYSTEM);
        JsonNode wide =
                json(get("/api/v1/who", token("outside-wide", TAX, "zhengyuan", KEY, "DEPARTMENT_SYSTEM", "OPERATOR")));
        assertThat(wide.get("roles").toString()).isEqualTo("[\"DEPARTMENT_SYSTEM\"]");
        JsonNode none = json(get("/api/v1/who", token("outside-wide", TAX, "zhengyuan", KEY)));
        assertThat(none.get("roles").toString()).isEqualTo("[]");
    }

    @Test
    void aStrangersTokenIsRefused() {
        register("outside-strange", TAX, Role.DEPARTMENT_SYSTEM);
        assertCode("client.inactive", token("not-registered", TAX, "zhengyuan", KEY, "DEPARTMENT_SYSTEM"));
        assertCode("client.inactive", token("outside-strange", HOUSING, "zhengyuan", KEY, "DEPARTMENT_SYSTEM"));
        assertCode("token.invalid", token("outside-strange", TAX, "another-service", KEY, "DEPARTMENT_SYSTEM"));
        assertCode("token.invalid", token("outside-strange", TAX, "zhengyuan", key(), "DEPARTMENT_SYSTEM"));
    }

    @Test
    void theEmbeddedIssuerIsNotThere() {
        register("outside-embedded", TAX, Role.DEPARTMENT_SYSTEM);
        assertThat(askForToken("outside-embedded", "any").statusCode()).isIn(401, 403, 404);
    }

    private void assertCode(String code, String token) {
        assertThat(json(get("/api/v1/who", token)).get("code").asString()).isEqualTo(code);
    }

    private String token(String client, String department, String audience, RSAKey key, String... roles) {
        try {
            JWTClaimsSet claims = new JWTClaimsSet.Builder()
                    .issuer(url())
                    .subject("service-account")
                    .audience(audience)
                    .claim("client_id", client)
                    .claim("department", department)
                    .claim("roles", List.of(roles))
                    .expirationTime(Date.from(clock.instant().plusSeconds(200)))
                    .build();
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(KEY.getKeyID())
                    .build();
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("outside").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String url() {
        return "http://127.0.0.1:" + ISSUER.getAddress().getPort();
    }

    private static HttpServer serve() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            String url = "http://127.0.0.1:" + server.getAddress().getPort();
            answer(
                    server,
                    "/.well-known/openid-configuration",
                    "{\"issuer\":\"" + url + "\",\"jwks_uri\":\"" + url
                            + "/keys\",\"subject_types_supported\":[\"public\"]}");
            answer(server, "/keys", new JWKSet(KEY).toString());
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpServer server, String path, String json) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }
}

package org.zhengyuan.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengyuan.exchange.access.Role;
import tools.jackson.databind.JsonNode;

/** The embedded issuer's signing key is changed while machines go on calling. */
class SigningKeyTest extends SecurityTest {
    private String operator = "";
    private String operatorSecret = "";

    @BeforeEach
    void anOperatorsMachine() {
        operator = "keys-" + Long.toString(System.nanoTime(), 36);
        operatorSecret = register(operator, null, Role.OPERATOR);
    }

    @Test
    void afterARotationBothKeysVerifyUntilTheOldTokensHaveExpired() throws Exception {
        String secret = register(operator + "-tax", TAX, Role.DEPARTMENT_SYSTEM);
        String before = token(operator + "-tax", secret);
        String oldKey = key(before);

        HttpResponse<String> rotated = rotate("");
        assertThat(rotated.statusCode()).isEqualTo(201);
        assertThat(rotated.body()).doesNotContain("\"d\"").doesNotContain("\"p\"");
        String after = token(operator + "-tax", secret);
        assertThat(key(after)).isNotEqualTo(oldKey);
        assertThat(published()).containsExactly(key(after), oldKey);
        assertThat(listed().findValuesAsString("signs")).containsExactly("true", "false");
        assertThat(get("/api/v1/who", before).statusCode()).isEqualTo(200);
        assertThat(get("/api/v1/who", after).statusCode()).isEqualTo(200);
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(DATA.resolve("secrets/token-signing.jwks"))))
                .isEqualTo("rw-------");

        clock.pass(Duration.ofMinutes(7));
        assertThat(published()).containsExactly(key(after));
        assertThat(get("/api/v1/who", before).statusCode()).isEqualTo(401);
        assertThat(get("/api/v1/who", token(operator + "-tax", secret)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aCompromisedKeyEndsItsTokensAtOnce() throws Exception {
        String secret = register(operator + "-tax", TAX, Role.DEPARTMENT_SYSTEM);
        String before = token(operator + "-tax", secret);
        assertThat(get("/api/v1/who", before).statusCode()).isEqualTo(200);
        assertThat(rotate("{\"compromised\":true}").statusCode()).isEqualTo(201);
        assertThat(published()).hasSize(1).doesNotContain(key(before));
        assertThat(json(get("/api/v1/who", before)).get("code").asString()).isEqualTo("token.invalid");
        assertThat(get("/api/v1/who", token(operator + "-tax", secret)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void nobodyButAnOperatorSeesOrChangesKeys() {
        String other = token(operator + "-x", register(operator + "-x", TAX, Role.DEPARTMENT_SYSTEM));
        assertThat(get("/api/v1/signing-keys", other).statusCode()).isEqualTo(403);
        assertThat(send(request("/api/v1/signing-keys")
                                .header("Authorization", "Bearer " + other)
                                .POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(403);
    }

    private HttpResponse<String> rotate(String body) {
        return send(request("/api/v1/signing-keys")
                .header("Authorization", "Bearer " + token(operator, operatorSecret))
                .header("Content-Type", "application/json")
                .POST(body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private JsonNode listed() {
        return json(get("/api/v1/signing-keys", token(operator, operatorSecret)))
                .get("items");
    }

    private List<String> published() {
        return json(send(request("/oauth2/jwks"))).get("keys").findValuesAsString("kid");
    }

    private static String key(String token) throws ParseException {
        return SignedJWT.parse(token).getHeader().getKeyID();
    }
}

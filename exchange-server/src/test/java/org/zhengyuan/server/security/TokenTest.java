package org.zhengyuan.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.zhengyuan.exchange.access.Role;

class TokenTest extends SecurityTest {
    @Test
    void aClientGetsATokenAndIsItselfWithIt() {
        String secret = register("tax-system", TAX, Role.DEPARTMENT_SYSTEM);

        HttpResponse<String> issued = askForToken("tax-system", secret);
        assertThat(issued.statusCode()).isEqualTo(200);
        assertThat(json(issued).get("expires_in").asInt()).isBetween(1, 300);

        HttpResponse<String> who =
                get("/api/v1/who", json(issued).get("access_token").asString());
        assertThat(who.statusCode()).isEqualTo(200);
        assertThat(json(who).get("id").asString()).isEqualTo("tax-system");
        assertThat(json(who).get("kind").asString()).isEqualTo("CLIENT");
        assertThat(json(who).get("department").asString()).isEqualTo(TAX);
        assertThat(json(who).get("roles").toString()).isEqualTo("[\"DEPARTMENT_SYSTEM\"]");
    }

    @Test
    void aWrongSecretGetsNoToken() {
        register("wrong-secret", TAX, Role.DEPARTMENT_SYSTEM);

        HttpResponse<String> refused = askForToken("wrong-secret", RandomSecret.forMachine());
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(json(refused).get("error").asString()).isEqualTo("invalid_client");
    }
}

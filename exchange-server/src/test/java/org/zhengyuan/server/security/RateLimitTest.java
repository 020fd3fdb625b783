package org.zhengyuan.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import org.zhengyuan.exchange.access.Role;

@TestPropertySource(
        properties = {
            "zhengyuan.security.limits.tokens-per-address=8",
            "zhengyuan.security.limits.tokens-per-client=4",
            "zhengyuan.security.limits.sign-ins-per-address=6",
            "zhengyuan.security.limits.sign-ins-per-account=3"
        })
class RateLimitTest extends SecurityTest {
    @Test
    void tokenRequestsAreLimitedByClientAndByAddressAndAllowedAgainLater() {
        String secret = register("greedy", TAX, Role.DEPARTMENT_SYSTEM);
        String other = register("modest", TAX, Role.DEPARTMENT_SYSTEM);
        for (int i = 0; i < 4; i++) {
            assertThat(askForToken("greedy", secret).statusCode()).isEqualTo(200);
        }
        HttpResponse<String> limited = askForToken("greedy", secret);
        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(json(limited).get("code").asString()).isEqualTo("rate-limited");
        assertThat(Long.parseLong(limited.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1L, 60L);

        assertThat(askForToken("modest", other).statusCode())
                .as("another client")
                .isEqualTo(200);
        for (int i = 0; i < 2; i++) {
            askForToken("unknown-" + i, secret);
        }
        assertThat(askForToken("modest", other).statusCode())
                .as("the whole address")
                .isEqualTo(429);

        clock.pass(Duration.ofMinutes(1));
        assertThat(askForToken("modest", other).statusCode()).isEqualTo(200);
    }

    @Test
    void signInsAreLimitedByNameAndByAddress() {
        for (int i = 0; i < 3; i++) {
            assertThat(new Browser(port).signIn("nobody.here", "wrong").statusCode())
                    .isEqualTo(302);
        }
        HttpResponse<String> limited = new Browser(port).signIn("NOBODY.here ", "wrong");
        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.headers().firstValue("Retry-After")).isPresent();
        assertThat(new Browser(port).signIn("somebody.else", "wrong").statusCode())
                .isEqualTo(302);
    }
}

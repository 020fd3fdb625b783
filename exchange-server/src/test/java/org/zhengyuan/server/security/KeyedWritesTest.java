package org.zhengyuan.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.testing.TestDatabase;

/** The header Idempotency-Key on the operators' writes, over HTTP. */
class KeyedWritesTest extends SecurityTest {
    @Autowired
    TestDatabase database;

    private String operator = "";

    @BeforeEach
    void anOperatorsMachine() {
        String id = "operating-" + Long.toString(System.nanoTime(), 36);
        operator = token(id, register(id, null, Role.OPERATOR));
    }

    @Test
    void aRepeatedWriteHappensOnceAndIsAnsweredTheSame() {
        register("keyed-1", TAX, Role.DEPARTMENT_SYSTEM);
        HttpResponse<String> first = post("/api/v1/clients/keyed-1/suspension", "suspend-1", "");
        HttpResponse<String> second = post("/api/v1/clients/keyed-1/suspension", "suspend-1", "");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Content-Type"))
                .isEqualTo(first.headers().firstValue("Content-Type"));
        assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
        assertThat(second.headers().firstValue("Idempotent-Replayed")).hasValue("true");
        assertThat(acts("keyed-1")).isEqualTo(1);
    }

    @Test
    void aStopUnderAKeyIsFeltAtOnce() {
        String secret = register("keyed-2", TAX, Role.DEPARTMENT_SYSTEM);
        String token = token("keyed-2", secret);
        assertThat(get("/api/v1/who", token).statusCode()).isEqualTo(200);
        post("/api/v1/clients/keyed-2/suspension", "suspend-2", "");
        assertThat(get("/api/v1/who", token).statusCode()).isEqualTo(401);
    }

    @Test
    void theKeyOfAnotherRequestIsRefused() {
        register("keyed-3", TAX, Role.DEPARTMENT_SYSTEM);
        post("/api/v1/clients/keyed-3/suspension", "one-key", "");
        assertThat(code(post("/api/v1/clients/keyed-3/stop", "one-key", ""))).isEqualTo("idempotency.other-request");
        assertThat(code(send(
                        call("/api/v1/clients/keyed-3/suspension", "one-key").DELETE())))
                .isEqualTo("idempotency.other-request");
        assertThat(code(register("keyed-3a", "one-key"))).isEqualTo("idempotency.other-request");
        assertThat(clients.find("keyed-3").orElseThrow().status()).isEqualTo(Standing.SUSPENDED);
        assertThat(clients.find("keyed-3a")).isEmpty();
    }

    @Test
    void everyActorHasKeysOfItsOwn() {
        register("keyed-4", TAX, Role.DEPARTMENT_SYSTEM);
        assertThat(post("/api/v1/clients/keyed-4/suspension", "shared-key", "").statusCode())
                .isEqualTo(200);
        anOperatorsMachine();
        HttpResponse<String> other = post("/api/v1/clients/keyed-4/stop", "shared-key", "");
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(other.headers().firstValue("Idempotent-Replayed")).isEmpty();
    }

    @Test
    void aSecretIsNeitherKeptNorMadeTwice() {
        HttpResponse<String> made = register("keyed-5", "register-5");
        assertThat(made.statusCode()).isEqualTo(201);
        String secret = json(made).get("secret").asString();
        HttpResponse<String> again = register("keyed-5", "register-5");

        assertThat(code(again)).isEqualTo("idempotency.answer-not-kept");
        assertThat(json(again).get("answered").asInt()).isEqualTo(201);
        assertThat(again.body()).doesNotContain(secret);
        assertThat(token("keyed-5", secret)).isNotEmpty();
        assertThat(stored("SELECT string_agg(k::text || coalesce(encode(body, 'escape'), ''), ' ') FROM kept_answer k"))
                .contains("register-5")
                .doesNotContain(secret);

        HttpResponse<String> rotated = post("/api/v1/clients/keyed-5/secrets", "secret-5", "");
        assertThat(rotated.statusCode()).isEqualTo(201);
        assertThat(code(post("/api/v1/clients/keyed-5/secrets", "secret-5", "")))
                .isEqualTo("idempotency.answer-not-kept");
        assertThat(stored("SELECT count(*)::text FROM client_secret WHERE client_id = 'keyed-5'"))
                .isEqualTo("2");
        assertThat(token("keyed-5", secret)).isNotEmpty();
    }

    @Test
    void aRefusalThatUndidItsTransactionIsKept() {
        register("keyed-6", TAX, Role.DEPARTMENT_SYSTEM);
        HttpResponse<String> taken = register("keyed-6", "register-6");
        assertThat(code(taken)).isEqualTo("access.taken");
        HttpResponse<String> again = register("keyed-6", "register-6");
        assertThat(code(again)).isEqualTo("access.taken");
        assertThat(again.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(again.headers().firstValue("Idempotent-Replayed")).hasValue("true");
    }

    @Test
    void aFaultIsNotKept() {
        for (int tried = 0; tried < 2; tried++) {
            HttpResponse<String> failed =
                    send(call("/api/v1/failure", "failing").POST(BodyPublishers.noBody()));
            assertThat(failed.statusCode()).isEqualTo(500);
            assertThat(failed.headers().firstValue("Idempotent-Replayed")).isEmpty();
            assertThat(failed.headers().firstValue("Location")).isEmpty();
        }
        assertThat(stored("SELECT count(*)::text FROM kept_answer WHERE idempotency_key = 'failing'"))
                .isEqualTo("0");
    }

    @Test
    void requestsAtTheSameTimeUnderOneKeyHappenOnce() {
        register("keyed-7", TAX, Role.DEPARTMENT_SYSTEM);
        List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 12; i++) {
                sent.add(CompletableFuture.supplyAsync(
                        () -> post("/api/v1/clients/keyed-7/suspension", "at-once", ""), many));
            }
        }
        assertThat(sent)
                .allSatisfy(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
        assertThat(acts("keyed-7")).isEqualTo(1);
    }

    @Test
    void whatIsNoKeyIsRefused() {
        register("keyed-8", TAX, Role.DEPARTMENT_SYSTEM);
        assertAll(
                () -> assertThat(code(post("/api/v1/clients/keyed-8/suspension", "k".repeat(201), "")))
                        .isEqualTo("idempotency.malformed"),
                () -> assertThat(code(post("/api/v1/clients/keyed-8/suspension", "a\tb", "")))
                        .isEqualTo("idempotency.malformed"));
        assertThat(acts("keyed-8")).isZero();
    }

    @Test
    void aBodyTooLargeToHoldIsRefused() {
        assertThat(code(post("/api/v1/clients", "large", " ".repeat((4 << 20) + 1))))
                .isEqualTo("too-large");
    }

    @Test
    void withoutAKeyNothingIsKept() {
        register("keyed-9", TAX, Role.DEPARTMENT_SYSTEM);
        send(request("/api/v1/clients/keyed-9/suspension")
                .header("Authorization", "Bearer " + operator)
                .POST(BodyPublishers.noBody()));
        assertThat(stored("SELECT count(*)::text FROM kept_answer WHERE body IS NOT NULL AND encode(body, 'escape')"
                        + " LIKE '%keyed-9%'"))
                .isEqualTo("0");
    }

    @Test
    void whoMayNotCallIsJudgedAnewEveryTime() {
        String steward = token("keyed-tax", register("keyed-tax", TAX, Role.DEPARTMENT_SYSTEM));
        for (int tried = 0; tried < 2; tried++) {
            HttpResponse<String> refused = send(request("/api/v1/clients")
                    .header("Authorization", "Bearer " + steward)
                    .header("Idempotency-Key", "not-mine")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(registration("keyed-10"))));
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.headers().firstValue("Idempotent-Replayed")).isEmpty();
        }
    }

    private HttpResponse<String> register(String clientId, String key) {
        return post("/api/v1/clients", key, registration(clientId));
    }

    private static String registration(String clientId) {
        return "{\"clientId\":\"" + clientId + "\",\"name\":\"x\",\"department\":\"" + TAX
                + "\",\"roles\":[\"DEPARTMENT_SYSTEM\"]}";
    }

    private HttpResponse<String> post(String path, String key, String body) {
        return send(call(path, key).POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder call(String path, String key) {
        return request(path)
                .header("Authorization", "Bearer " + operator)
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json");
    }

    private String code(HttpResponse<String> answer) {
        return json(answer).path("code").asString("");
    }

    private int acts(String clientId) {
        return Integer.parseInt(stored("SELECT count(*)::text FROM access_event WHERE object = '" + clientId + "'"));
    }

    private String stored(String sql) {
        return JdbcClient.create(database.owner()).sql(sql).query(String.class).single();
    }
}

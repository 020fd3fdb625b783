package org.zhengyuan.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.zhengyuan.exchange.access.Role;

@ExtendWith(OutputCaptureExtension.class)
class HttpEdgeTest extends SecurityTest {
    @Test
    void whatIsNotListedNeedsASignIn() {
        for (String path :
                new String[] {"/api/v1/who", "/api/v1/none", "/actuator/env", "/actuator/prometheus", "/none"}) {
            HttpResponse<String> refused = send(request(path));
            assertThat(refused.statusCode()).as(path).isEqualTo(401);
            assertThat(json(refused).get("code").asString()).isEqualTo("unauthenticated");
            assertThat(refused.headers().firstValue("Set-Cookie")).as(path).isEmpty();
        }
        assertThat(send(request("/actuator/health")).statusCode()).isEqualTo(200);
        assertThat(send(request("/v3/api-docs")).statusCode()).isEqualTo(200);
        assertThat(send(request("/problems/not-found").header("Accept", "text/html"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void everyAnswerCarriesTheProtectiveHeaders() {
        String token = token("headers", register("headers", TAX, Role.DEPARTMENT_SYSTEM));
        for (HttpResponse<String> response :
                List.of(get("/api/v1/who", token), send(request("/sign-in")), send(request("/api/v1/who")))) {
            assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("script-src 'self'")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe-inline");
            assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(response.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(response.headers().firstValue("Strict-Transport-Security"))
                    .as("over plain HTTP")
                    .isEmpty();
            assertThat(response.headers().firstValue("Cache-Control").orElse(""))
                    .contains("no-store");
            assertThat(response.headers().firstValue("Server")).isEmpty();
            assertThat(response.headers().firstValue("X-Powered-By")).isEmpty();
        }
    }

    @Test
    void headersMeantForRoutesDoNotComeIn() {
        String token = token("camel", register("camel", TAX, Role.DEPARTMENT_SYSTEM));
        HttpResponse<String> seen = get(
                "/api/v1/headers",
                token,
                "CamelHttpUri",
                "http://elsewhere",
                "cAmElFileName",
                "../x",
                "X-Plain",
                "kept");
        assertThat(seen.body()).containsIgnoringCase("x-plain").doesNotContainIgnoringCase("camel");
    }

    @Test
    void pathsWithASecondMeaningAreRefused() throws IOException {
        String token = token("paths", register("paths", TAX, Role.DEPARTMENT_SYSTEM));
        for (String path : new String[] {
            "//api/v1/who",
            "/api//v1/who",
            "/api/v1/who;jsessionid=1",
            "/api/v1%2Fwho",
            "/api/v1/..%2fwho",
            "/public/../api/v1/who",
            "/api/v1/%2e%2e/v1/who",
            "/sign-in/..;/api/v1/who",
            "/api/v1/who%00",
            "/api\\v1\\who"
        }) {
            for (String authorization : new String[] {"", "Authorization: Bearer " + token + "\r\n"}) {
                String answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + authorization + "\r\n");
                assertThat(answer.substring(9, 12)).as(path + " " + answer).isIn("400", "401", "404");
                assertThat(answer)
                        .doesNotContain("\"kind\"")
                        .doesNotContain("Tomcat")
                        .doesNotContain("Exception");
            }
        }
    }

    @Test
    void anEncodedPathToThePublicListOpensNothing() throws IOException {
        String answer = raw("GET /%61pi/v1/who HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertThat(answer.substring(9, 12)).isEqualTo("401");
    }

    @Test
    void anotherOriginGetsNoPermission() {
        String token = token("origin", register("origin", TAX, Role.DEPARTMENT_SYSTEM));
        HttpResponse<String> preflight = send(request("/api/v1/who")
                .header("Origin", "https://elsewhere.example")
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(preflight.statusCode()).isIn(401, 403);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
        assertThat(get("/api/v1/who", token, "Origin", "https://elsewhere.example")
                        .headers()
                        .firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void aFaultShowsAnIncidentNumberAndNothingOfItsCause(CapturedOutput output) {
        String token = token("faults", register("faults", TAX, Role.DEPARTMENT_SYSTEM));
        HttpResponse<String> fault = get("/api/v1/failure?name=ZhangSan", token, "Accept-Language", "en");
        assertThat(fault.statusCode()).isEqualTo(500);
        assertThat(fault.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(json(fault).get("title").asString()).isEqualTo("A fault in the system");
        assertThat(fault.body())
                .doesNotContain("Zhang")
                .doesNotContain("Exception")
                .doesNotContain("\tat ");

        String incident = json(fault).get("incident").asString();
        assertThat(output.getAll())
                .contains("incident " + incident)
                .contains("IllegalStateException")
                .doesNotContain("Zhang")
                .doesNotContain("110105199001011234");
    }

    @Test
    void anUnreadableBodySaysWhereAndNotWhat() {
        String token = token("bodies", register("bodies", TAX, Role.DEPARTMENT_SYSTEM));
        HttpResponse<String> answer = post(token, "application/json", "{\n \"name\": [\"ZhangSan\"]}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("code").asString()).isEqualTo("request.body");
        assertThat(json(answer).get("path").asString()).isEqualTo("name");
        assertThat(json(answer).get("line").asInt()).isEqualTo(2);
        assertThat(answer.body()).doesNotContain("Zhang");
    }

    @Test
    void theCallersMistakesHaveStableCodesInBothLanguages() {
        String token = token("mistakes", register("mistakes", TAX, Role.DEPARTMENT_SYSTEM));
        assertThat(json(get("/api/v1/none", token)).get("code").asString()).isEqualTo("not-found");
        assertThat(json(post(token, "text/csv", "a,b")).get("code").asString()).isEqualTo("media-type");
        HttpResponse<String> method = send(request("/api/v1/headers")
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.noBody()));
        assertThat(method.statusCode()).isEqualTo(405);
        assertThat(method.headers().firstValue("Allow")).contains("GET");
        assertThat(json(get("/api/v1/who", token, "Accept", "image/png"))
                        .get("code")
                        .asString())
                .isEqualTo("not-acceptable");

        assertThat(json(get("/api/v1/none", token, "Accept-Language", "en-GB,zh;q=0.5"))
                        .get("title")
                        .asString())
                .isEqualTo("Not found");
        assertThat(json(get("/api/v1/none", token, "Accept-Language", "zh-CN"))
                        .get("title")
                        .asString())
                .isEqualTo("没有找到");
        assertThat(json(get("/api/v1/none", token, "Accept-Language", "fr"))
                        .get("title")
                        .asString())
                .isEqualTo("没有找到");
    }

    @Test
    void theAddressCannotBeDisguisedByAHeader() throws IOException {
        String answer = raw("GET /api/v1/who HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 10.0.0.1\r\n"
                + "X-Forwarded-Proto: https\r\nConnection: close\r\n\r\n");
        assertThat(answer).doesNotContain("Strict-Transport-Security");
    }

    private HttpResponse<String> post(String token, String type, String body) {
        return send(request("/api/v1/who")
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body)));
    }

    /** Sends bytes that an HTTP client would not. */
    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

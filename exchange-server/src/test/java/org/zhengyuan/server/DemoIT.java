package org.zhengyuan.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.zhengyuan.server.testing.DemoCaller.json;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.zhengyuan.server.demo.DemoPrivacy;
import org.zhengyuan.server.testing.DemoCaller;
import org.zhengyuan.server.testing.DemoServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The demo city after its load: what its operators rely on when something goes wrong. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoIT {
    private static final String MARKET = "enterprise-register";
    /** Nobody's: a well-formed citizen number, a name and a telephone number that stand where they should not. */
    private static final String NUMBER = "230202199003074514";

    private static final String NAME = "欧阳雪梅";
    private static final String PHONE = "13904520817";

    private final Set<String> secrets = new HashSet<>();
    private DemoServer demo;
    private String pull = "";

    @BeforeAll
    void openTheDemo() throws IOException {
        demo = DemoServer.shared();
        pull = Files.readString(demo.process().data().resolve("demo/pull.json"));
        secrets.addAll(demo.passwords().values());
        secrets.addAll(demo.secrets().values());
        try (Stream<Path> files = Files.list(demo.process().data().resolve("secrets"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                secrets.addAll(secretsIn(file));
            }
        }
    }

    private static List<String> secretsIn(Path file) throws IOException {
        String text = Files.readString(file, ISO_8859_1).strip();
        return file.toString().endsWith(".jwks")
                ? JsonMapper.shared().readTree(text).findValuesAsString("d")
                : List.of(text);
    }

    @Test
    void theLogsOfAFullRunHoldNoPersonalIdentifier(@TempDir Path folder) throws IOException {
        Set<String> persons = DemoPrivacy.of(folder, 1, DemoServer.SUBJECTS);
        assertThat(persons).hasSizeGreaterThan(1_000).anyMatch(one -> one.matches("\\d{17}[\\dX]"));
        JsonNode asked = JsonMapper.shared().readTree(pull);
        persons.add(asked.at("/subject/id").asString());
        persons.addAll(List.of(NUMBER, NAME, PHONE));

        misuse();

        String logs = everyLog();
        assertThat(logs).contains("Ready in ").contains("INFO");
        assertThat(found(persons, logs)).as("people in the logs").isEmpty();
        assertThat(found(secrets, logs)).as("secrets in the logs").isEmpty();
        // The search finds what is there.
        assertThat(found(persons, logs + "\nrow " + NUMBER)).containsExactly(NUMBER);
        assertThat(found(persons, logs + "\n[" + NAME + "]")).containsExactly(NAME);
        assertThat(found(secrets, logs + demo.secrets().get("tax-system")))
                .containsExactly(demo.secrets().get("tax-system"));
    }

    /** Everything that people and programs do wrong with identifiers. */
    private void misuse() throws IOException {
        DemoCaller machine = DemoCaller.machine(demo, "market-system");
        DemoCaller tax = DemoCaller.machine(demo, "tax-system");
        DemoCaller steward = DemoCaller.person(demo, "market.steward.1");
        DemoCaller stranger = DemoCaller.stranger(demo);
        for (DemoCaller caller : List.of(machine, tax, steward)) {
            secrets.addAll(List.of(caller.credentials()));
        }
        String encodedName = "%E6%AC%A7%E9%98%B3%E9%9B%AA%E6%A2%85";
        for (DemoCaller caller : List.of(machine, steward, stranger)) {
            caller.get("/api/v1/agreements/" + NUMBER);
            caller.get("/api/v1/agreements?after=" + NUMBER);
            caller.get("/api/v1/datasets/" + encodedName + "?q=" + PHONE);
            caller.get("/api/v1/divisions?code=" + NUMBER);
            caller.get("/catalog?q=" + encodedName, "Accept", "text/html");
            caller.get("/" + NUMBER + "/" + encodedName, "Accept", "text/html");
            caller.get("/api/v1/submissions/" + NUMBER, "X-Case", NUMBER, "Accept", "text/" + NUMBER);
            caller.post("/api/v1/pulls", "application/json", "{\"subject\": {\"id\": \"" + NUMBER + "\", " + NAME);
            caller.post(
                    "/api/v1/pulls", "application/json", "{\"" + NUMBER + "\": 1, \"agreement\": \"" + PHONE + "\"}");
            caller.post("/api/v1/pulls", "text/" + PHONE, NUMBER);
            caller.postJson(
                    "/api/v1/data-requests", "{\"purpose\": \"" + NUMBER + "\", \"elements\": \"" + NAME + "\"}");
            caller.post("/api/v1/catalog-changes", "application/yaml", "datasets: [" + NAME + ": {" + NUMBER + "]");
            caller.postJson("/api/v1/claim-checks", pull.replace("elements", NUMBER), "Idempotency-Key", NUMBER);
            caller.postJson("/api/v1/" + NUMBER, "{}", "Idempotency-Key", NUMBER);
        }
        tax.postJson("/api/v1/pulls", pull.replace("DEMO-1", NUMBER), "Idempotency-Key", PHONE);
        tax.postJson("/api/v1/pulls", pull.replace("DEMO-1", NAME), "Idempotency-Key", PHONE);
        tax.postJson("/api/v1/pulls", pull.replace("enterprise", NUMBER));
        stranger.get("/api/v1/session", "Authorization", "Bearer " + NUMBER);
        stranger.get("/api/v1/session", "Authorization", "Bearer " + NUMBER + "." + PHONE + ".x");
        stranger.signIn(NUMBER, NAME);
        stranger.signIn("market.steward.1", NUMBER);
        stranger.post(
                "/oauth2/token", "application/x-www-form-urlencoded", "grant_type=" + NUMBER + "&client_id=" + PHONE);
        deliver(machine, "text/csv", "统一社会信用代码,企业名称\n" + NUMBER + "," + NAME + "\n");
        deliver(machine, "text/csv", "\"" + NUMBER + "," + NAME + "\n" + PHONE);
        deliver(machine, "application/json", "[{\"uscc\": \"" + NUMBER + "\", \"name\": \"" + NAME);
        deliver(
                machine,
                "application/x-ndjson",
                "{\"uscc\":\"" + NUMBER + "\",\"name\":[\"" + NAME + "\"]}\n{" + NUMBER);
        deliver(machine, "application/vnd.apache.avro", "Obj\u0001" + NUMBER + NAME);
        deliver(
                machine,
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "PK\u0003\u0004" + NUMBER + NAME);
        deliver(machine, NUMBER + "/" + NAME.length(), NAME);
        raw("GET /api/v1/datasets?q=" + NUMBER + "{" + NAME + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        raw("GET /a HTTP/1.1\r\nHost: localhost\r\n" + NUMBER + " " + NAME + ": x\r\n\r\n");
        raw("GET /sign-in HTTP/1.1\r\nHost: localhost\r\nCookie: JSESSIONID=" + NUMBER + "; " + NAME + "=" + PHONE
                + "\u0001;;=\r\n\r\n");
        raw("GET /a HTTP/1.1\r\nHost: " + NUMBER + "_{" + NAME + "\r\n\r\n");
        raw("POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                + "Content-Length: 60\r\n\r\nusername=%" + NUMBER + "&=" + PHONE + "&password=%zz" + NUMBER);
        raw("GET /sign-in?a=%" + NUMBER + "&=" + PHONE + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        raw("GET /a/..;/" + NUMBER + "//%2f" + PHONE + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        raw(NUMBER + " / " + NAME + "\r\n\r\n");
        watched();
    }

    private void deliver(DemoCaller machine, String mediaType, String body) {
        machine.post(
                "/api/v1/datasets/" + MARKET + "/submissions",
                mediaType,
                body,
                "Prefer",
                "wait=20",
                "Idempotency-Key",
                NUMBER + body.hashCode(),
                "Content-Disposition",
                "attachment; filename=\"" + NUMBER + ".csv\"");
    }

    /** A file named after somebody, in the watched folder, that cannot be read. */
    private void watched() throws IOException {
        Path watched = demo.watchedFolder();
        Files.writeString(watched.resolve(NAME + NUMBER + ".csv"), "no,header\n" + NUMBER + "," + NAME + "\n");
        Files.writeString(watched.resolve(NAME + NUMBER + ".unknown"), NUMBER);
        Files.writeString(watched.resolve(NUMBER + ".json"), "[{\"name\": \"" + NAME);
        await("the watched folder").until(() -> {
            try (Stream<Path> left = Files.list(watched)) {
                return left.noneMatch(Files::isRegularFile);
            }
        });
    }

    /** Sends bytes that no client library would, and waits for the connection's end or answer. */
    private void raw(String request) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getByName("localhost"), demo.process().port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(UTF_8));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        }
    }

    private String everyLog() throws IOException {
        StringBuilder logs = new StringBuilder(demo.process().output());
        try (Stream<Path> files = Files.list(demo.process().data().resolve("logs"))) {
            for (Path file : files.toList()) {
                logs.append('\n').append(new String(Files.readAllBytes(file), UTF_8));
            }
        }
        return logs.toString();
    }

    private static List<String> found(Set<String> wanted, String logs) {
        List<String> found = new ArrayList<>();
        for (String one : wanted) {
            if (one.length() > 1 && logs.contains(one)) {
                found.add(one);
            }
        }
        return found;
    }

    @Test
    void theStopOfADatasetIsFeltByTheNextPullAndUploadAndSeenOnItsPage() {
        DemoCaller tax = DemoCaller.machine(demo, "tax-system");
        DemoCaller market = DemoCaller.machine(demo, "market-system");
        DemoCaller steward = DemoCaller.person(demo, "exchange.steward.1");
        assertThat(tax.postJson("/api/v1/pulls", pull).statusCode()).isEqualTo(200);
        String dataset = sourceOfThePull(tax);
        String path = "/api/v1/datasets/" + dataset;
        assertThat(code(market.postJson(path + "/stop", "{\"reason\": \"mine\"}")))
                .isEqualTo("dataset.stop-not-allowed");
        assertThat(code(steward.postJson(path + "/stop", "{}"))).isEqualTo("catalog.reason-needed");

        HttpResponse<String> stopped = steward.postJson(path + "/stop", "{\"reason\": \"wrong names were delivered\"}");
        try {
            assertThat(stopped.statusCode()).isEqualTo(200);
            assertThat(json(stopped).get("stopped").asBoolean()).isTrue();
            HttpResponse<String> refused = tax.postJson("/api/v1/pulls", pull);
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(code(refused)).isEqualTo("dataset.stopped");
            assertThat(json(refused).get("dataset").asString()).isEqualTo(dataset);
            assertThat(code(market.post(path + "/submissions", "text/csv", "a,b\n")))
                    .isEqualTo("dataset.stopped");
            assertThat(steward.get("/catalog/datasets/" + dataset).body())
                    .contains("wrong names were delivered")
                    .contains("exchange.steward.1")
                    .contains("/resumption");
            assertThat(DemoCaller.person(demo, "tax.steward.1")
                            .get("/catalog/datasets/" + dataset)
                            .body())
                    .contains("wrong names were delivered")
                    .doesNotContain("/resumption");
            assertThat(steward.get("/catalog").body()).contains("stopped");
            assertThat(code(steward.postJson(path + "/stop", "{\"reason\": \"again\"}")))
                    .isEqualTo("dataset.stopped-before");
        } finally {
            steward.postJson(path + "/resumption", "{\"reason\": \"corrected\"}");
        }
        assertThat(tax.postJson("/api/v1/pulls", pull).statusCode()).isEqualTo(200);
        JsonNode stops = json(tax.get(path + "/stops"));
        assertThat(stops.get("stopped").asBoolean()).isFalse();
        assertThat(stops.at("/stops/0/resumeReason").asString()).isEqualTo("corrected");
    }

    private String sourceOfThePull(DemoCaller tax) {
        return json(tax.postJson("/api/v1/pulls", pull)).at("/values/0/dataset").asString();
    }

    @Test
    void everyKindOfWriteHappensOnceUnderItsKey() {
        DemoCaller one = DemoCaller.person(demo, "exchange.steward.1");
        DemoCaller two = DemoCaller.person(demo, "exchange.steward.2");
        DemoCaller tax = DemoCaller.machine(demo, "tax-system");

        JsonNode change = twice(one, "/api/v1/catalog-changes", "application/json", department());
        String changes = "/api/v1/catalog-changes/" + change.get("id").asString();
        assertThat(json(one.get(changes)).get("state").asString()).isEqualTo("DRAFT");
        assertThat(twice(two, changes + "/publication", "application/json", "{}")
                        .get("state")
                        .asString())
                .isEqualTo("PUBLISHED");
        // Published in this very process when the answer is there, though the key's transaction was around it.
        assertThat(one.get("/api/v1/departments?limit=200").body()).contains("11230290MB9000074U");
        assertThat(code(one.post(
                        "/api/v1/catalog-changes", "application/json", department(), "Idempotency-Key", "other")))
                .isEqualTo("catalog.nothing-changes");

        JsonNode request = twice(tax, "/api/v1/data-requests", "application/json", request());
        String agreement = "/api/v1/agreements/" + request.get("agreement").asString();
        assertThat(twice(one, agreement + "/suspension", "application/json", "{\"reason\": \"look\"}")
                        .get("state")
                        .asString())
                .isEqualTo("suspended");
        assertThat(code(one.postJson(agreement + "/suspension", "{\"reason\": \"look\"}")))
                .isEqualTo("agreement.not-active");
        twice(one, agreement + "/resumption", "application/json", "{\"reason\": \"looked\"}");
        assertThat(json(one.get(agreement)).get("history"))
                .extracting(entry -> entry.get("kind").asString())
                .containsExactlyInAnyOrder("made", "suspended", "resumed");
        twice(one, agreement + "/end", "application/json", "{\"reason\": \"over\"}");

        String line =
                "{\"element\": \"enterprise.name\", \"division\": \"230200\", \"dataset\": \"enterprise-register\","
                        + " \"validFrom\": \"2026-01-01\", \"basis\": \"x\"}";
        HttpResponse<String> second =
                one.postJson("/api/v1/responsibilities", line, "Idempotency-Key", "second-source");
        HttpResponse<String> again = one.postJson("/api/v1/responsibilities", line, "Idempotency-Key", "second-source");
        assertThat(code(second)).isEqualTo("responsibility.second-source");
        assertThat(again.body()).isEqualTo(second.body());
        assertThat(again.headers().firstValue("Idempotent-Replayed")).hasValue("true");
    }

    private static String department() {
        return "{\"departments\": [{\"uscc\": \"11230290MB9000074U\", \"name\": {\"zh\": \"示范市档案馆\", \"en\": \"City"
                + " Archive\"}, \"jurisdiction\": \"230200\"}]}";
    }

    private static String request() {
        return """
                {"purpose": {"items": ["tax-registration"], "text": "key"}, "legalBasis": "x", "subjectType": "enterprise",
                 "elements": [{"element": "enterprise.name"}], "division": "230200", "quota": {"perDay": 10, "total": 10},
                 "validFrom": "2026-01-01", "validTo": "2030-01-01"}""";
    }

    /** Sends the write twice under one key and gives what both were answered. */
    private static JsonNode twice(DemoCaller caller, String path, String mediaType, String body) {
        String key = path + body.hashCode();
        HttpResponse<String> first = caller.post(path, mediaType, body, "Idempotency-Key", key);
        HttpResponse<String> second = caller.post(path, mediaType, body, "Idempotency-Key", key);
        assertThat(first.statusCode()).as(path + " " + first.body()).isBetween(200, 299);
        assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
        assertThat(second.statusCode()).isEqualTo(first.statusCode());
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(second.headers().firstValue("Idempotent-Replayed")).hasValue("true");
        return json(first);
    }

    private static String code(HttpResponse<String> answer) {
        return json(answer).path("code").asString("");
    }
}

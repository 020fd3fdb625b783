package org.zhengyuan.server.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.zhengyuan.server.testing.DemoCaller.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.zhengyuan.seal.proof.BundlePath;
import org.zhengyuan.seal.proof.Checkpoint;
import org.zhengyuan.seal.proof.LogPath;
import org.zhengyuan.seal.proof.SignedNote;
import org.zhengyuan.seal.proof.Tile;
import org.zhengyuan.seal.proof.Trust;
import org.zhengyuan.seal.receipt.ReceiptVerification;
import org.zhengyuan.seal.report.Verdict;
import org.zhengyuan.server.testing.Books;
import org.zhengyuan.server.testing.DemoCaller;
import org.zhengyuan.server.testing.DemoServer;
import org.zhengyuan.server.testing.FirstOperator;
import org.zhengyuan.server.testing.ServerDatabase;
import org.zhengyuan.server.testing.ServerProcess;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The server's log with a witness that is a process of its own, and after an older backup of the database was put back. */
class LogStandingIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private final Path data = ServerProcess.newDataFolder();
    private final Path work = data.resolveSibling("witness");

    @Test
    void aWitnessCosignsAndARestoredBackupIsNoticedAndLeft() throws Exception {
        ServerProcess server = ServerProcess.startDemo(data, "--subjects", "60");
        Process witness = null;
        try {
            DemoServer demo = DemoServer.of(server);
            assertThat(server.output()).contains("no outside witness (无外部见证)");
            assertThat(health(demo)).isEqualTo("UNWITNESSED");
            DemoCaller stranger = DemoCaller.stranger(demo);
            assertThat(json(stranger.get("/actuator/health")).get("status").asString())
                    .isEqualTo("UP");
            assertThat(stranger.get("/log").body()).contains("No outside witness", "./verify log");
            server.stop();
            copy(data.resolve("postgres"), work.resolve("backup"));

            int port = ServerProcess.freePort();
            String key = verify("keygen", "witness.example.org", "--witness", "--out", key().toString());
            witness = witness(port);
            server = ServerProcess.startDemo(
                    data,
                    "--zhengyuan.evidence.witnesses[0].url=http://127.0.0.1:" + port + "/",
                    "--zhengyuan.evidence.witnesses[0].key=" + key,
                    "--zhengyuan.evidence.witnesses[0].outside=true");
            demo = DemoServer.of(server);
            witnessed(demo, key, witness);
            server.stop();

            Files.move(data.resolve("postgres"), work.resolve("whole"));
            copy(work.resolve("backup"), data.resolve("postgres"));
            server = ServerProcess.startDemo(data);
            setBack(DemoServer.of(server), server);
            server.stop();
            delete(data.resolve("postgres"));
            Files.move(work.resolve("whole"), data.resolve("postgres"));
            server = ServerProcess.startDemo(data);
            String lost = goesOn(DemoServer.of(server));
            server.stop();

            delete(data.resolve("postgres"));
            copy(work.resolve("backup"), data.resolve("postgres"));
            server = ServerProcess.startDemo(data);
            demo = DemoServer.of(server);
            assertThat(health(demo)).isEqualTo("STOPPED");
            Map<String, String> first = resources(demo, "/log/");
            begun(demo, server, lost);
            server.stop();
            server = ServerProcess.startDemo(data);
            demo = DemoServer.of(server);
            assertThat(health(demo)).isEqualTo("UNWITNESSED");
            receipt(demo, pull(demo));
            assertThat(resources(demo, "/log/")).as("the ended log").containsExactlyEntriesOf(first);
            addresses(demo, server);
            caseFiles(demo, server);
            books(server);
        } finally {
            server.close();
            if (witness != null) {
                witness.destroyForcibly();
            }
        }
    }

    private void witnessed(DemoServer demo, String key, Process witness) throws Exception {
        await().atMost(PATIENCE).until(() -> health(demo).equals("UP"));
        String receipt = pull(demo);
        Trust strict =
                Trust.parse(Files.readString(data.resolve("log/keys")) + "witness outside " + key + "\nquorum 1\n");
        await().atMost(PATIENCE)
                .until(() -> ReceiptVerification.verify(
                                        receipt(demo, receipt).toString().getBytes(UTF_8), strict)
                                .verdict()
                        == Verdict.PASSED);
        assertThat(DemoCaller.stranger(demo).get("/log/witnessed").statusCode()).isEqualTo(200);
        witness.destroyForcibly();
        pull(demo);
        await().atMost(PATIENCE).until(() -> health(demo).equals("UNWITNESSED"));
        receipt(demo, pull(demo));
        assertThat(DemoCaller.stranger(demo).get("/log").body()).contains("Cannot be reached");
    }

    private void setBack(DemoServer demo, ServerProcess server) throws Exception {
        assertThat(server.output()).contains("THE EVIDENCE LOG HAS STOPPED", "SHORTER_THAN_PUBLISHED");
        assertThat(health(demo)).isEqualTo("STOPPED");
        DemoCaller stranger = DemoCaller.stranger(demo);
        assertThat(stranger.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(stranger.get("/log").body()).contains("The log has stopped", "set back");
        DemoCaller tax = DemoCaller.machine(demo, "tax-system");
        var refused = tax.postJson("/api/v1/pulls", Files.readString(data.resolve("demo/pull.json")));
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(json(refused).get("code").asString()).isEqualTo("log.stopped");
        assertThat(tax.get("/api/v1/datasets").statusCode()).isEqualTo(200);
        assertThat(DemoCaller.person(demo, "auditor")
                        .postJson(
                                "/api/v1/fact-queries",
                                "{\"by\": \"leaf\", \"text\": \"9999999999\", \"reason\": \"stop\"}")
                        .statusCode())
                .as("questions about the past go on, and a leaf that is not there is no fault")
                .isEqualTo(200);
        DemoCaller steward = DemoCaller.person(demo, "exchange.steward.1");
        assertThat(steward.postJson("/api/v1/datasets/tax-address-survey/stop", "{\"reason\": \"test\"}")
                        .statusCode())
                .as("an emergency stop goes on")
                .isEqualTo(200);
        assertThat(steward.postJson("/api/v1/datasets/tax-address-survey/resumption", "{\"reason\": \"test\"}")
                        .statusCode())
                .isEqualTo(503);
    }

    /** The gap is replayed: the database is brought to where it was, as from a newer backup or its archived write-ahead log. */
    private String goesOn(DemoServer demo) throws IOException {
        assertThat(health(demo)).isEqualTo("UNWITNESSED");
        receipt(demo, pull(demo));
        return DemoCaller.stranger(demo).get("/log/checkpoint").body();
    }

    private void begun(DemoServer demo, ServerProcess server, String lost) throws Exception {
        String body = "{\"reason\": \"the backup of last night\"}";
        assertThat(DemoCaller.machine(demo, "tax-system")
                        .postJson("/api/v1/log/origins", body)
                        .statusCode())
                .isEqualTo(403);
        var begun = FirstOperator.of(demo).postJson("/api/v1/log/origins", body);
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(201);
        await().atMost(PATIENCE).until(() -> health(demo).equals("UNWITNESSED"));
        JsonNode receipt = receipt(demo, pull(demo));
        assertThat(receipt.at("/leaf/origin").asString())
                .isEqualTo(json(begun).get("origin").asString());
        Trust trust = Trust.parse(Files.readString(data.resolve("log/keys")));
        assertThat(ReceiptVerification.verify(receipt.toString().getBytes(UTF_8), trust)
                        .verdict())
                .isEqualTo(Verdict.PASSED);
        JsonNode first = JsonMapper.shared()
                .readTree(DemoCaller.person(demo, "auditor")
                        .get("/api/v1/receipts/" + json(begun).get("receipt").asString())
                        .body());
        assertThat(first.at("/leaf/index").asLong()).isZero();
        Checkpoint named = Checkpoint.parse(
                SignedNote.parse(first.at("/fact/details/checkpoint").asString())
                        .text());
        assertThat(named).isEqualTo(Checkpoint.parse(SignedNote.parse(lost).text()));
        assertThat(json(begun).get("prefix").asString()).isEqualTo("/log/1/");
        DemoCaller stranger = DemoCaller.stranger(demo);
        assertThat(stranger.get("/log/keys").body().lines())
                .containsExactlyInAnyOrderElementsOf(Files.readAllLines(data.resolve("log/keys")));
        assertThat(server.output().lines().filter(line -> line.contains("Exception")))
                .isEmpty();
    }

    /** Every log has an address of its own, whose tiles may be kept for a year. */
    private void addresses(DemoServer demo, ServerProcess server) throws Exception {
        DemoCaller stranger = DemoCaller.stranger(demo);
        assertThat(resources(demo, "/log/1/").keySet()).hasSizeGreaterThan(2);
        assertThat(stranger.get("/log").body()).contains("/log/1/checkpoint", "/log/checkpoint", "Logs that ended");
        assertThat(json(stranger.get("/actuator/health/log")).toString()).contains("\"prefix\":\"/log/1/\"");
        for (String nothing : List.of(
                "/log/0/checkpoint",
                "/log/01/checkpoint",
                "/log/2/checkpoint",
                "/log/99999/checkpoint",
                "/log/100000/checkpoint",
                "/log/1/tile/0/001",
                "/log/2/tile/0/000.p/1",
                "/log/1/witnessed",
                "/log/1/keys",
                "/log/ended/0/checkpoint")) {
            assertThat(stranger.get(nothing).statusCode()).as(nothing).isEqualTo(404);
        }
        for (String prefix : List.of("/log/", "/log/1", "/log/1/")) {
            assertThat(stranger.get(prefix).headers().firstValue("Location"))
                    .as(prefix)
                    .hasValueSatisfying(to -> assertThat(to).endsWith("/log"));
        }
        Path kept = Files.writeString(
                work.resolve("kept"), stranger.get("/log/1/checkpoint").body());
        receipt(demo, pull(demo));
        String now = server.uri("/log/1/checkpoint").toString();
        String trust = data.resolve("log/keys").toString();
        verify("log", kept.toString(), now, "--trust", trust);
    }

    /** A case file is of one log, whichever that is. */
    private void caseFiles(DemoServer demo, ServerProcess server) throws Exception {
        String of = "SELECT f.fact_id FROM fact f JOIN sequenced_packet p USING (packet_id) WHERE p.epoch = %d"
                + " ORDER BY p.packet_id LIMIT 1";
        String old;
        String fresh;
        try (Connection database = server.database().asApplication()) {
            old = ServerDatabase.value(database, of.formatted(0));
            fresh = ServerDatabase.value(database, of.formatted(1));
        }
        DemoCaller auditor = DemoCaller.person(demo, "auditor");
        String body = "{\"title\": \"a case\", \"receipts\": [%s]}";
        for (String one : List.of(old, fresh)) {
            assertThat(auditor.postJson("/api/v1/case-files", body.formatted("\"" + one + "\""))
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(json(auditor.postJson("/api/v1/case-files", body.formatted("\"" + old + "\", \"" + fresh + "\"")))
                        .get("code")
                        .asString())
                .isEqualTo("case-file.receipt-unknown");
    }

    private void books(ServerProcess server) {
        Books.areInOrder(server, "/log/1/");
        JsonNode ended = Books.check(
                "--data",
                data.toString(),
                "--log",
                server.uri("/log").toString(),
                "--trust",
                data.resolve("log/keys").toString());
        assertThat(ended.at("/error/en").asString()).contains("has ended", "/log/1/");
        Books.areInOrder(server, "/log/", "--ended");
    }

    /** A log as it is served below a prefix: checkpoint, tiles and entries, all of which may be kept. */
    private static Map<String, String> resources(DemoServer demo, String prefix) throws Exception {
        DemoCaller stranger = DemoCaller.stranger(demo);
        String note = stranger.get(prefix + "checkpoint").body();
        long size = Checkpoint.parse(SignedNote.parse(note).text()).size();
        Map<String, String> resources = new TreeMap<>(Map.of("checkpoint", note));
        for (long number = 0; number * LogPath.FULL < size; number++) {
            for (LogPath path : List.of(Tile.of(0, number, size), BundlePath.of(number, size))) {
                HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(demo.process().uri(prefix + path.path()))
                                        .build(),
                                HttpResponse.BodyHandlers.ofByteArray());
                assertThat(answer.statusCode()).as(prefix + path.path()).isEqualTo(200);
                assertThat(answer.headers().firstValue("Cache-Control"))
                        .hasValueSatisfying(rule -> assertThat(rule).contains("immutable"));
                resources.put(path.path(), HexFormat.of().formatHex(answer.body()));
            }
        }
        return resources;
    }

    private String pull(DemoServer demo) throws IOException {
        var answer = DemoCaller.machine(demo, "tax-system")
                .postJson("/api/v1/pulls", Files.readString(data.resolve("demo/pull.json")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).get("receipt").asString();
    }

    private static JsonNode receipt(DemoServer demo, String id) {
        DemoCaller tax = DemoCaller.machine(demo, "tax-system");
        await().atMost(PATIENCE).until(() -> tax.get("/api/v1/receipts/" + id).statusCode() == 200);
        return json(tax.get("/api/v1/receipts/" + id));
    }

    private static String health(DemoServer demo) {
        var answer = DemoCaller.stranger(demo).get("/actuator/health/log");
        assertThat(answer.statusCode()).isEqualTo(200);
        return json(answer).get("status").asString();
    }

    private Path key() throws IOException {
        return Files.createDirectories(work).resolve("witness.key");
    }

    private Process witness(int port) throws Exception {
        Path output = work.resolve("witness.log");
        Process process = command(
                        "witness",
                        "--key",
                        key().toString(),
                        "--listen",
                        "127.0.0.1:" + port,
                        "--state",
                        work.resolve("state").toString(),
                        "--trust",
                        data.resolve("log/keys").toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        await().atMost(PATIENCE).until(() -> Files.readString(output).contains("http://127.0.0.1:" + port));
        return process;
    }

    private static String verify(String... words) throws Exception {
        Process process = command(words).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.strip();
    }

    private static ProcessBuilder command(String... words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "org.zhengyuan.seal.cli.Main"));
        command.addAll(List.of(words));
        return new ProcessBuilder(command);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(file -> {
                Path target = to.resolve(from.relativize(file));
                try {
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

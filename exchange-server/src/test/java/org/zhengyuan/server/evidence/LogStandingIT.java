package org.zhengyuan.server.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.zhengyuan.server.testing.DemoCaller.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.zhengyuan.seal.proof.Checkpoint;
import org.zhengyuan.seal.proof.SignedNote;
import org.zhengyuan.seal.proof.Trust;
import org.zhengyuan.seal.receipt.ReceiptVerification;
import org.zhengyuan.seal.report.Verdict;
import org.zhengyuan.server.testing.DemoCaller;
import org.zhengyuan.server.testing.DemoServer;
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
            begun(demo, server, lost);
            server.stop();
            server = ServerProcess.startDemo(data);
            demo = DemoServer.of(server);
            assertThat(health(demo)).isEqualTo("UNWITNESSED");
            receipt(demo, pull(demo));
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
        var begun = operator(demo).postJson("/api/v1/log/origins", body);
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
        DemoCaller stranger = DemoCaller.stranger(demo);
        assertThat(stranger.get("/log/ended/0/checkpoint").statusCode()).isEqualTo(200);
        assertThat(stranger.get("/log/ended/0/tile/0/000").statusCode()).isEqualTo(200);
        assertThat(stranger.get("/log/keys").body().lines())
                .containsExactlyInAnyOrderElementsOf(Files.readAllLines(data.resolve("log/keys")));
        assertThat(server.output().lines().filter(line -> line.contains("Exception")))
                .isEmpty();
    }

    /** Signs in for the first time, which is possible while the log stands still. */
    private DemoCaller operator(DemoServer demo) throws IOException {
        String present = Files.readString(data.resolve("first-sign-in.txt"))
                .lines()
                .filter(line -> line.startsWith("password:"))
                .map(line -> line.substring("password:".length()).strip())
                .findFirst()
                .orElseThrow();
        String next = "a-long-password-of-the-operator-4711";
        assertThat(DemoCaller.person(demo, "operator", present)
                        .postJson("/api/v1/password", "{\"present\": \"" + present + "\", \"next\": \"" + next + "\"}")
                        .statusCode())
                .isEqualTo(204);
        return DemoCaller.person(demo, "operator", next);
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

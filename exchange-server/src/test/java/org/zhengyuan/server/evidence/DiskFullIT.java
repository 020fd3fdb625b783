package org.zhengyuan.server.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.zhengyuan.server.testing.DemoCaller.json;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengyuan.seal.proof.Trust;
import org.zhengyuan.seal.receipt.ReceiptVerification;
import org.zhengyuan.seal.report.Verdict;
import org.zhengyuan.server.testing.Books;
import org.zhengyuan.server.testing.DemoCaller;
import org.zhengyuan.server.testing.DemoServer;
import org.zhengyuan.server.testing.ServerProcess;

/**
 * The disk under the server and its database is full to the last byte, and the database is then killed as well: callers are told to come back,
 * the server stays up, and as soon as there is room everything goes on by itself; whatever was answered has its receipt, and the books are in
 * order.
 */
class DiskFullIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MEGABYTES = 700;

    private final List<String> answered = new ArrayList<>();

    @TempDir
    Path kept;

    @Test
    void aFullDiskLosesNothingThatWasAnsweredAndHoldsUpNothingAfterwards() throws Exception {
        Assumptions.assumeTrue(ServerProcess.mayMount(), "this machine lets no user mount a disk of their own");
        ServerProcess server = ServerProcess.startDemoOnDisk(
                MEGABYTES, ServerProcess.newDataFolder(), "--subjects", "60", "--zhengyuan.intake.spool.reserve=64MB");
        try {
            DemoServer demo = DemoServer.of(server);
            String pull = Files.readString(server.data().resolve("demo/pull.json"));
            DemoCaller tax = DemoCaller.machine(demo, "tax-system");
            Path before = Files.writeString(
                    kept.resolve("before"),
                    DemoCaller.stranger(demo).get("/log/checkpoint").body());
            assertThat(pull(tax, pull)).isEqualTo(200);

            Path ballast = server.data().resolve("ballast");
            fill(ballast);
            await().atMost(PATIENCE).until(() -> pull(tax, pull) != 200);
            refused(tax, pull);
            assertThat(DemoCaller.stranger(demo).get("/log").statusCode()).isEqualTo(200);

            killDatabase(server);
            await().atMost(PATIENCE).until(() -> server.output().contains("the database cannot be started again"));
            refused(tax, pull);
            Files.delete(ballast);
            await().atMost(PATIENCE).until(() -> server.output().contains("the database runs again"));
            await().atMost(PATIENCE).until(() -> pull(tax, pull) == 200);

            everythingAnsweredIsProved(server, tax);
            Books.areInOrder(server, "/log/", "--checkpoint", before.toString());
        } finally {
            server.stop();
        }
    }

    private int pull(DemoCaller tax, String pull) {
        HttpResponse<String> answer = tax.postJson("/api/v1/pulls", pull);
        if (answer.statusCode() == 200) {
            answered.add(json(answer).get("receipt").asString());
        }
        return answer.statusCode();
    }

    private static void refused(DemoCaller tax, String pull) {
        HttpResponse<String> refused = tax.postJson("/api/v1/pulls", pull);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
        assertThat(json(refused).get("code").asString()).isEqualTo("unavailable");
        assertThat(refused.headers().firstValue("Retry-After")).contains("5");
    }

    /** In ever smaller pieces, until not one byte more can be written. */
    private static void fill(Path ballast) throws IOException {
        try (OutputStream out = Files.newOutputStream(ballast)) {
            for (int piece = 1 << 20; piece > 0; piece /= 4) {
                byte[] bytes = new byte[piece];
                assertThatThrownBy(() -> {
                            while (true) {
                                out.write(bytes);
                            }
                        })
                        .hasMessageContaining("No space left");
            }
        }
    }

    private static void killDatabase(ServerProcess server) throws IOException {
        long pid = Files.readAllLines(server.data().resolve("postgres/postmaster.pid")).stream()
                .findFirst()
                .map(Long::parseLong)
                .orElseThrow();
        assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
    }

    private void everythingAnsweredIsProved(ServerProcess server, DemoCaller tax) throws Exception {
        Trust trust = Trust.parse(Files.readString(server.data().resolve("log/keys")));
        for (String receipt : answered) {
            String path = "/api/v1/receipts/" + receipt;
            await().atMost(PATIENCE).until(() -> tax.get(path).statusCode() == 200);
            assertThat(ReceiptVerification.verify(tax.get(path).body().getBytes(UTF_8), trust)
                            .verdict())
                    .isEqualTo(Verdict.PASSED);
        }
    }
}

package org.zhengyuan.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.zhengyuan.server.testing.DemoCaller.json;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.zhengyuan.seal.casefile.CaseFileVerification;
import org.zhengyuan.seal.proof.Trust;
import org.zhengyuan.seal.report.Report;
import org.zhengyuan.seal.report.Verdict;
import org.zhengyuan.server.testing.DemoCaller;
import org.zhengyuan.server.testing.DemoServer;

/** A case file as an auditor gets it from a running city, and the verifier to check it with. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaseFileIT {
    private DemoServer demo;
    private DemoCaller auditor;
    private String first;
    private String second;

    @BeforeAll
    void pullTwice() throws Exception {
        demo = DemoServer.shared();
        auditor = DemoCaller.person(demo, "auditor");
        first = pull();
        second = pull();
    }

    private String pull() throws IOException {
        String question = Files.readString(demo.process().data().resolve("demo/pull.json"));
        return json(DemoCaller.machine(demo, "tax-system").postJson("/api/v1/pulls", question))
                .get("receipt")
                .asString();
    }

    private HttpResponse<byte[]> ask(DemoCaller caller, String body) {
        return caller.send(
                caller.request("/api/v1/case-files", "Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)),
                BodyHandlers.ofByteArray());
    }

    private String two() {
        return "{\"title\":\"A case <b>of</b> two\",\"receipts\":[\"%s\",\"%s\",\"%s\"]}"
                .formatted(first, second, first);
    }

    @Test
    void aCaseFilePassesTheVerifierAndItsMakingIsAFact(@TempDir Path folder) throws Exception {
        await().until(() -> ask(auditor, two()).statusCode() == 200);
        HttpResponse<byte[]> made = ask(auditor, two());
        Path file = Files.write(folder.resolve("case.zip"), made.body());
        Trust trust = Trust.parse(Files.readString(demo.process().data().resolve("log/keys")));

        Report report = CaseFileVerification.verify(file, trust);

        assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.PASSED);
        assertThat(report.proves()).hasSize(2);
        String noted = made.headers().firstValue("Zhengyuan-Receipt").orElseThrow();
        await().until(() -> auditor.get("/api/v1/receipts/" + noted).statusCode() == 200);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            byte[] manifest = zip.getInputStream(zip.getEntry("case.json")).readAllBytes();
            assertThat(json(auditor.get("/api/v1/receipts/" + noted))
                            .at("/fact/details/manifest")
                            .binaryValue())
                    .isEqualTo(MessageDigest.getInstance("SHA-256").digest(manifest));
            String page =
                    new String(zip.getInputStream(zip.getEntry("report.html")).readAllBytes(), StandardCharsets.UTF_8);
            assertThat(page)
                    .contains("<html lang=\"en\">", "A case &lt;b&gt;of&lt;/b&gt; two", "1. Pull", "2. Pull")
                    .doesNotContain("<script", "??");
        }
    }

    @Test
    void whoIsNoPartyToOneOfTheFactsGetsNothing() {
        HttpResponse<byte[]> other = ask(DemoCaller.machine(demo, "housing-system"), two());

        assertThat(other.statusCode()).isEqualTo(404);
        assertThat(new String(other.body(), StandardCharsets.UTF_8)).contains("case-file.receipt-unknown");
    }

    @Test
    void whatMakesNoCaseFileIsRefusedWithTheField() {
        for (String body :
                new String[] {"{}", "{\"title\":\" \",\"receipts\":[]}", "{\"title\":\"a\",\"receipts\":[null]}"}) {
            HttpResponse<byte[]> refused = ask(auditor, body);
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(new String(refused.body(), StandardCharsets.UTF_8)).contains("case-file.invalid", "\"field\"");
        }
    }

    @Test
    void theVerifierIsThereForEverybodyWithItsDigest() throws Exception {
        DemoCaller stranger = DemoCaller.stranger(demo);
        HttpResponse<byte[]> jar = stranger.send(stranger.request("/verify.jar"), BodyHandlers.ofByteArray());
        String digest = stranger.get("/verify.jar.sha256").body();

        assertThat(jar.statusCode()).isEqualTo(200);
        assertThat(digest)
                .isEqualTo(HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(jar.body()))
                        + "  verify.jar\n");
    }
}

package org.zhengyuan.server.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.zhengyuan.server.testing.DemoCaller.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.zhengyuan.seal.proof.BundlePath;
import org.zhengyuan.seal.proof.Checkpoint;
import org.zhengyuan.seal.proof.EntryBundle;
import org.zhengyuan.seal.proof.Frontier;
import org.zhengyuan.seal.proof.LogEntry;
import org.zhengyuan.seal.proof.LogPath;
import org.zhengyuan.seal.proof.NoteVerdict;
import org.zhengyuan.seal.proof.SignedNote;
import org.zhengyuan.seal.proof.Tile;
import org.zhengyuan.seal.proof.TiledTree;
import org.zhengyuan.seal.proof.TreeHasher;
import org.zhengyuan.seal.proof.Trust;
import org.zhengyuan.seal.receipt.AnswerVerification;
import org.zhengyuan.seal.receipt.ReceiptVerification;
import org.zhengyuan.seal.report.Report;
import org.zhengyuan.seal.report.Verdict;
import org.zhengyuan.server.demo.DemoPrivacy;
import org.zhengyuan.server.testing.DemoCaller;
import org.zhengyuan.server.testing.DemoServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The log of a city that has run: what it shows to everybody, and what its receipts and signed answers prove to whoever holds the keys. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvidenceIT {
    private DemoServer demo;
    private DemoCaller tax;
    private Trust trust;
    private String answer = "";

    @BeforeAll
    void pullOnce() throws Exception {
        demo = DemoServer.shared();
        tax = DemoCaller.machine(demo, "tax-system");
        Path data = demo.process().data();
        trust = Trust.parse(Files.readString(data.resolve("log/keys")));
        answer = tax.postJson("/api/v1/pulls", Files.readString(data.resolve("demo/pull.json")))
                .body();
    }

    @Test
    void aSignedAnswerIsVerifiedWithoutTheExchangeAndAnAlteredOneIsNot() {
        assertThat(verdict(AnswerVerification.verify(bytes(answer), trust))).isEqualTo(Verdict.PASSED);
        ObjectNode altered = (ObjectNode) JsonMapper.shared().readTree(answer);
        assertThat(verdict(AnswerVerification.verify(bytes(altered.toPrettyString()), trust)))
                .isEqualTo(Verdict.PASSED);
        ((ObjectNode) altered.at("/values/0")).put("value", "另一家有限公司");
        assertThat(verdict(AnswerVerification.verify(bytes(altered.toString()), trust)))
                .isEqualTo(Verdict.FAILED);
    }

    @Test
    void theReceiptOfAPullBindsWhatWasAskedAndAnswered() throws Exception {
        String receipt = receipt(read(answer).get("receipt").asString());
        assertThat(verdict(ReceiptVerification.verify(bytes(receipt), trust))).isNotEqualTo(Verdict.FAILED);
        JsonNode details = read(receipt).at("/fact/details");
        String unsigned = answer.substring(0, answer.lastIndexOf(",\"signature\":")) + "}";
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes(unsigned));
        assertThat(details.get("answerDigest").binaryValue()).isEqualTo(digest);
        assertThat(details.get("serviceItem").asString()).isNotEmpty();
        assertThat(details.at("/answer/values/0/versionId").asLong()).isPositive();
    }

    @Test
    void aReceiptIsForThePartiesAndForAuditors() {
        String path = "/api/v1/receipts/" + read(answer).get("receipt").asString();
        receipt(read(answer).get("receipt").asString());
        assertThat(DemoCaller.person(demo, "auditor").get(path).statusCode()).isEqualTo(200);
        HttpResponse<String> other = DemoCaller.machine(demo, "housing-system").get(path);
        HttpResponse<String> none =
                DemoCaller.machine(demo, "housing-system").get("/api/v1/receipts/01000000-0000-8000-8000-000000000000");
        assertThat(other.statusCode()).isEqualTo(404);
        assertThat(json(other).get("code")).isEqualTo(json(none).get("code"));
        assertThat(tax.get("/api/v1/receipts/ff000000-0000-8000-8000-000000000000")
                        .statusCode())
                .isEqualTo(404);
        assertThat(DemoCaller.stranger(demo).get(path).statusCode()).isEqualTo(401);
    }

    @Test
    void everyBundleOfTheLogIsTheTreeThatIsSignedAndNamesNobody(@TempDir Path folder) throws Exception {
        SignedNote note = SignedNote.parse(get("log/checkpoint"));
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        NoteVerdict verdict = note.verify(trust.logsOf(checkpoint.origin()));
        assertThat(verdict).isInstanceOfSatisfying(NoteVerdict.Signed.class, signed -> assertThat(signed.by())
                .hasSize(2));
        List<byte[]> entries = new ArrayList<>();
        for (long number = 0; number * LogPath.FULL < checkpoint.size(); number++) {
            int width = (int) Math.min(LogPath.FULL, checkpoint.size() - number * LogPath.FULL);
            entries.addAll(EntryBundle.decode(get("log/" + new BundlePath(number, width).path()), width));
        }
        assertThat(entries).hasSize((int) checkpoint.size()).hasSizeGreaterThan(200);
        TreeHasher hasher = new TreeHasher();
        Frontier tree = new Frontier();
        for (byte[] entry : entries) {
            LogEntry.parse(entry);
            tree.append(hasher.leaf(entry));
        }
        assertThat(tree.root()).isEqualTo(checkpoint.root());
        assertThat(new TiledTree(checkpoint.size(), this::tile).root()).isEqualTo(checkpoint.root());

        Set<String> persons = DemoPrivacy.of(folder, 1, DemoServer.SUBJECTS);
        StringBuilder log = new StringBuilder();
        entries.forEach(entry -> log.append(HexFormat.of().formatHex(entry)));
        String hex = log.toString();
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        List<Mac> keyed = keyed(demo.process().data().resolve("secrets"));
        for (String person : persons) {
            assertThat(hex).doesNotContain(HexFormat.of().formatHex(bytes(person)));
            assertThat(hex).doesNotContain(HexFormat.of().formatHex(sha256.digest(bytes(person))));
            for (Mac mac : keyed) {
                assertThat(hex).doesNotContain(HexFormat.of().formatHex(mac.doFinal(bytes(person))));
            }
        }
    }

    @Test
    void whatTheLogHasNotIsSaidPlainly() {
        for (String path : List.of("log/tile/0/999", "log/tile/0/0", "log/tile/x", "log/tile/entries/000.p/0")) {
            assertThat(DemoCaller.stranger(demo).get("/" + path).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    /** HMAC with everything secret that this installation has. */
    private static List<Mac> keyed(Path secrets) throws Exception {
        List<Mac> keyed = new ArrayList<>();
        try (Stream<Path> files = Files.walk(secrets)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] secret = Files.readAllBytes(file);
                for (byte[] key : List.of(secret, bytes(new String(secret, StandardCharsets.ISO_8859_1).strip()))) {
                    Mac mac = Mac.getInstance("HmacSHA256");
                    mac.init(new SecretKeySpec(key, "HmacSHA256"));
                    keyed.add(mac);
                }
            }
        }
        assertThat(keyed).isNotEmpty();
        return keyed;
    }

    private String receipt(String id) {
        await().until(() -> tax.get("/api/v1/receipts/" + id).statusCode() == 200);
        return tax.get("/api/v1/receipts/" + id).body();
    }

    private byte[] tile(Tile tile) throws IOException {
        try {
            return get("log/" + tile.path());
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private byte[] get(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answered = client.send(
                    HttpRequest.newBuilder(demo.process().uri("/" + path)).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            if (answered.statusCode() != 200) {
                throw new NoSuchFileException(path);
            }
            assertThat(answered.headers().firstValue("Cache-Control").orElse(""))
                    .contains(path.endsWith("checkpoint") ? "no-cache" : "immutable");
            return Arrays.copyOf(answered.body(), answered.body().length);
        }
    }

    private static Verdict verdict(Report report) {
        return report.verdict();
    }

    private static JsonNode read(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package org.zhengyuan.seal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengyuan.seal.json.CanonicalJson;
import org.zhengyuan.seal.log.LogFixture;
import org.zhengyuan.seal.proof.NoteKey;
import org.zhengyuan.seal.proof.SignatureType;
import org.zhengyuan.seal.receipt.EvidenceFiles;
import tools.jackson.databind.JsonNode;

/** The command as it is called: words in; status, standard output and standard error out. */
class CommandTest {
    private record Result(int status, String out, String err) {
        JsonNode json() throws Exception {
            return CanonicalJson.parse(out.getBytes(StandardCharsets.UTF_8));
        }
    }

    @TempDir
    private Path folder;

    private static Result run(Object... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = new Main(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Clock.fixed(LogFixture.TIME, ZoneOffset.UTC))
                .run(List.of(words).stream().map(Object::toString).toList());
        Result result = new Result(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        assertThat(result.out() + result.err()).doesNotContain("\tat ", "Exception in thread");
        return result;
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private Path file(String name, String content) throws IOException {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aReceiptPassesWithZeroAndSpeaksBothLanguages() throws Exception {
        Result result = run("receipt", file("r", EvidenceFiles.receipt()), "--trust", file("t", EvidenceFiles.trust()));
        assertThat(result.status()).isZero();
        assertThat(result.out())
                .startsWith("PASSED / 通过")
                .contains("No outside witness", "没有外部见证", "leaf 5", "第 5 号叶子");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void withJsonTheOutputIsJsonAndNothingElse() throws Exception {
        Path trust = file("t", EvidenceFiles.trust());
        Result result = run("--json", "receipt", file("r", EvidenceFiles.receipt()), "--trust", trust);
        assertThat(result.json().get("verdict").stringValue()).isEqualTo("PASSED");
        assertThat(result.json().get("checks")).hasSize(9);
        for (Result wrong : List.of(
                run("receipt", "--json", "--trust", trust, folder.resolve("missing")),
                run("--json"),
                run("--json", "receipt", file("x", "{"), "--trust", trust))) {
            assertThat(wrong.json().isObject()).isTrue();
            assertThat(wrong.err()).isEmpty();
            assertThat(wrong.status()).isNotZero();
        }
    }

    @Test
    void anAnswerPassesAndAChangedOneFailsWithOne() throws Exception {
        Path trust = file("t", EvidenceFiles.trust());
        String answer = new String(EvidenceFiles.answer(), StandardCharsets.UTF_8);
        assertThat(run("answer", file("a", answer), "--trust", trust).status()).isZero();
        Result changed = run("answer", file("b", answer.replace("张", "李")), "--trust", trust);
        assertThat(changed.status()).isEqualTo(1);
        assertThat(changed.out()).startsWith("FAILED / 未通过");
    }

    @Test
    void withoutAKeyForTheLogTheStatusIsTwo() throws Exception {
        Result result = run("receipt", file("r", EvidenceFiles.receipt()), "--trust", file("t", "# nobody"));
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.out()).startsWith("INDETERMINATE / 无法判定").doesNotContain("This proves");
    }

    @Test
    void badFilesAreSaidInOneLineAndFail() throws Exception {
        Path trust = file("t", EvidenceFiles.trust());
        byte[] receipt = EvidenceFiles.receipt();
        String text = new String(receipt, StandardCharsets.UTF_8);
        for (Path bad : List.of(
                file("1", ""),
                file("2", text.substring(0, text.length() / 2)),
                file("3", text.replaceFirst("\"salt\" : \"..", "\"salt\" : \"!!")),
                file("4", new byte[20 << 20]),
                file("5", "[".repeat(1 << 20)),
                file("6", new byte[] {(byte) 0xff, 0}),
                file("7", text.replaceFirst("\\{", "{\"id\":1,")))) {
            for (String command : List.of("receipt", "answer")) {
                Result result = run(command, bad, "--trust", trust);
                assertThat(result.status()).isEqualTo(1);
                assertThat(result.out().lines()).hasSize(1);
                assertThat(result.out()).startsWith("FAILED");
            }
        }
    }

    @Test
    void aCallThatMakesNoSenseEndsWith64() throws Exception {
        Path trust = file("t", EvidenceFiles.trust());
        Path receipt = file("r", EvidenceFiles.receipt());
        for (Object[] words : List.of(
                new Object[] {},
                new Object[] {"nonsense"},
                new Object[] {"receipt"},
                new Object[] {"receipt", receipt},
                new Object[] {"receipt", receipt, "--trust"},
                new Object[] {"receipt", receipt, receipt, "--trust", trust},
                new Object[] {"receipt", receipt, "--trust", trust, "--trust", trust},
                new Object[] {"receipt", receipt, "--trust", folder.resolve("none")},
                new Object[] {"receipt", receipt, "--trust", receipt},
                new Object[] {"receipt", folder, "--trust", trust},
                new Object[] {"receipt", receipt, "--trust", trust, "--quick"},
                new Object[] {"log", receipt, "--trust", trust},
                new Object[] {"witness", "--trust", trust, "--listen", "nowhere"},
                new Object[] {"keygen", "a b", "--out", folder.resolve("k")},
                new Object[] {"keygen", "a", "--algorithm", "rsa"},
                new Object[] {"keygen", "a", "--algorithm", "sm2", "--witness", "--out", folder.resolve("k")})) {
            Result result = run(words);
            assertThat(result.status()).as(List.of(words).toString()).isEqualTo(64);
            assertThat(result.err().lines()).hasSize(2);
            assertThat(result.out()).isEmpty();
        }
    }

    @Test
    void aNewKeyIsWrittenOnceAndItsVerifierKeyPrinted() throws Exception {
        Path file = folder.resolve("w.key");
        Result result = run("keygen", "witness.example.cn", "--witness", "--out", file);
        assertThat(result.status()).isZero();
        assertThat(NoteKey.parse(result.out().strip()).type()).isEqualTo(SignatureType.COSIGNATURE);
        assertThat(run("keygen", "witness.example.cn", "--out", file).status()).isEqualTo(64);
        Result json = run("keygen", "a", "--algorithm", "sm2", "--json", "--out", folder.resolve("s.key"));
        assertThat(NoteKey.parse(json.json().get("verifierKey").stringValue()).type())
                .isEqualTo(SignatureType.SM2);
    }

    @Test
    void aLogIsCheckedFromAWebServerWithTilesBesideItsCheckpoint() throws Exception {
        byte[] old = LogFixture.write(folder.resolve("past"), LogFixture.entries(300));
        LogFixture.write(folder.resolve("log"), LogFixture.entries(1000));
        Path trust = file("t", "log " + LogFixture.LOG.key());
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            Path file = folder.resolve(exchange.getRequestURI().getPath().substring(1));
            byte[] body = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
            exchange.sendResponseHeaders(Files.isRegularFile(file) ? 200 : 404, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/log";
            assertThat(run("log", file("old", old), address + "/checkpoint", "--trust", trust)
                            .status())
                    .isZero();
            Path full = folder.resolve("log/tile/0/001");
            byte[] right = Files.readAllBytes(full);
            Files.write(full, Arrays.copyOf(right, right.length + 1));
            Result longer = run("--json", "log", file("old", old), address + "/checkpoint", "--trust", trust);
            assertThat(longer.status()).isEqualTo(1);
            assertThat(longer.out()).contains("tile/0/001 has more than 8192 bytes");
            Files.delete(full);
            Result missing = run("--json", "log", file("old", old), address + "/checkpoint", "--trust", trust);
            assertThat(missing.status()).isEqualTo(1);
            assertThat(missing.out()).contains("tile/0/001");
            Files.write(folder.resolve("log/checkpoint"), new byte[(1 << 20) + 1]);
            Result noNote = run("--json", "log", file("old", old), address + "/checkpoint", "--trust", trust);
            assertThat(noNote.status()).isEqualTo(1);
            assertThat(noNote.out()).contains("log.format");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aServerThatCannotBeReachedLeavesTheVerdictOpen() throws Exception {
        Path trust = file("t", "log " + LogFixture.LOG.key());
        Path old = file("old", LogFixture.write(folder.resolve("log"), LogFixture.entries(3)));
        assertThat(run("log", old, old, "--tiles", "http://127.0.0.1:1/", "--trust", trust)
                        .status())
                .isEqualTo(2);
        Result result = run("log", old, "http://127.0.0.1:1/checkpoint", "--trust", trust);
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err().lines()).hasSize(1);
    }
}

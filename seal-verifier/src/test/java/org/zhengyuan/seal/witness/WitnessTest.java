package org.zhengyuan.seal.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengyuan.seal.crypto.KeyAlgorithm;
import org.zhengyuan.seal.crypto.SoftwareKey;
import org.zhengyuan.seal.log.FolderFiles;
import org.zhengyuan.seal.log.LogFixture;
import org.zhengyuan.seal.log.LogReader;
import org.zhengyuan.seal.proof.Cosignature;
import org.zhengyuan.seal.proof.Hash;
import org.zhengyuan.seal.proof.NoteSignature;
import org.zhengyuan.seal.proof.NoteVerdict;
import org.zhengyuan.seal.proof.SignedNote;
import org.zhengyuan.seal.proof.TiledTree;
import org.zhengyuan.seal.proof.Trust;

/** C2SP tlog-witness, "add-checkpoint", sentence by sentence. */
class WitnessTest {
    private static final int LARGEST = 600;
    private static final List<byte[]> ENTRIES = LogFixture.entries(LARGEST);
    private static final SoftwareKey KEY = SoftwareKey.generate("witness.example.cn", KeyAlgorithm.ED25519);
    private static final Clock CLOCK = Clock.fixed(LogFixture.TIME, ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private final Map<Integer, byte[]> checkpoints = new TreeMap<>();

    @SuppressWarnings("NullAway.Init")
    private Witness witness;

    @BeforeEach
    void start() throws Exception {
        witness = open();
        for (int size : List.of(0, 1, 10, 300, 600)) {
            checkpoints.put(size, LogFixture.write(folder.resolve("log" + size), ENTRIES.subList(0, size)));
        }
    }

    @AfterEach
    void stop() throws IOException {
        witness.close();
    }

    private Witness open() throws Exception {
        return Witness.open(KEY, Trust.parse("log " + LogFixture.LOG.key()), folder.resolve("state"), CLOCK);
    }

    private List<String> proof(int from, int to) throws IOException {
        LogReader log = new LogReader(new FolderFiles(folder.resolve("log" + to)));
        return new TiledTree(to, log)
                .consistency(from).path().stream().map(Hash::base64).toList();
    }

    private WitnessAnswer add(long old, List<String> proof, byte[] checkpoint) throws IOException {
        String head = "old " + old + "\n"
                + String.join("", proof.stream().map(line -> line + "\n").toList()) + "\n";
        return witness.add((head + new String(checkpoint, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
    }

    private byte[] checkpoint(int size) {
        return Objects.requireNonNull(checkpoints.get(size));
    }

    private WitnessAnswer grow(int from, int to) throws IOException {
        return add(from, proof(from, to), checkpoint(to));
    }

    @Test
    void aLogThatGrowsIsCosignedEachTimeWithTheTime() throws Exception {
        for (List<Integer> step :
                List.of(List.of(0, 0), List.of(0, 10), List.of(10, 300), List.of(300, 300), List.of(300, 600))) {
            WitnessAnswer answer = grow(step.get(0), step.get(1));
            assertThat(answer.status()).isEqualTo(200);
            NoteSignature line = NoteSignature.parse(answer.body().strip());
            SignedNote note = SignedNote.parse(checkpoint(step.get(1))).with(line);
            assertThat(note.verify(List.of(witness.key()))).isInstanceOf(NoteVerdict.Signed.class);
            assertThat(Cosignature.time(line)).isEqualTo(LogFixture.TIME);
        }
    }

    @Test
    void anotherOldSizeThanTheLastOneIsAnsweredWithTheLastSize() throws Exception {
        grow(0, 10);
        WitnessAnswer answer = add(0, List.of(), checkpoint(300));
        assertThat(answer).isEqualTo(new WitnessAnswer(409, "text/x.tlog.size", "10\n"));
        assertThat(grow(1, 300).status()).isEqualTo(409);
        assertThat(grow(10, 300).status()).isEqualTo(200);
    }

    @Test
    void aProofThatDoesNotHoldIsRefusedAndChangesNothing() throws Exception {
        grow(0, 10);
        List<String> shorter = new ArrayList<>(proof(10, 300));
        shorter.removeLast();
        assertThat(add(10, shorter, checkpoint(300)).status()).isEqualTo(422);
        assertThat(add(10, List.of(), checkpoint(300)).status()).isEqualTo(422);
        byte[] rewritten = LogFixture.write(folder.resolve("log301"), LogFixture.replaced(ENTRIES.subList(0, 301), 3));
        assertThat(add(10, proof(10, 301), rewritten).status()).isEqualTo(422);
        assertThat(grow(10, 300).status()).isEqualTo(200);
    }

    @Test
    void aForkOfTheSameSizeIsAConflict() throws Exception {
        grow(0, 300);
        byte[] fork = LogFixture.write(folder.resolve("fork"), LogFixture.replaced(ENTRIES.subList(0, 300), 299));
        assertThat(add(300, List.of(), fork)).isEqualTo(new WitnessAnswer(409, "text/x.tlog.size", "300\n"));
    }

    @Test
    void aProofFromTheEmptyLogMustBeEmpty() throws Exception {
        assertThat(add(0, proof(1, 10), checkpoint(10)).status()).isEqualTo(422);
    }

    @Test
    void unknownLogsUnsignedCheckpointsAndOldSizesBeyondTheNewAreRefused() throws Exception {
        String known = new String(checkpoint(10), StandardCharsets.UTF_8);
        assertThat(add(0, List.of(), known.replaceFirst("^exchange", "other").getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(404);
        assertThat(add(0, List.of(), known.replaceFirst("\n10\n", "\n11\n").getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(403);
        assertThat(add(11, List.of(), checkpoint(10)).status()).isEqualTo(400);
    }

    @Test
    void whatIsNotARequestIsRefused() throws Exception {
        String checkpoint = new String(checkpoint(10), StandardCharsets.UTF_8);
        for (String body : List.of(
                "",
                "old 0\n",
                "old 0\n\n",
                "old 0\n\nnothing\n",
                "old -1\n\n" + checkpoint,
                "old 00\n\n" + checkpoint,
                "new 0\n\n" + checkpoint,
                "old 0\nAAAA\n\n" + checkpoint,
                "old 0\n" + (Hash.EMPTY_TREE.base64() + "\n").repeat(64) + "\n" + checkpoint,
                checkpoint)) {
            assertThat(witness.add(body.getBytes(StandardCharsets.UTF_8)).status())
                    .as(body)
                    .isEqualTo(400);
        }
    }

    @Test
    void whatWasCosignedIsRememberedAfterARestart() throws Exception {
        grow(0, 10);
        witness.close();
        witness = open();
        assertThat(grow(0, 300)).isEqualTo(new WitnessAnswer(409, "text/x.tlog.size", "10\n"));
        assertThat(grow(10, 300).status()).isEqualTo(200);
    }

    @Test
    void aMemoryThatSomebodyChangedIsNotBelievedAndNothingIsSigned() throws Exception {
        grow(0, 300);
        try (var files = Files.list(folder.resolve("state"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".checkpoint"))
                    .toList()) {
                Files.write(file, checkpoint(10));
            }
        }
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> grow(10, 600));
    }

    @Test
    void oneFolderIsHeldByOneWitness() {
        assertThatExceptionOfType(IOException.class).isThrownBy(this::open).withMessageContaining("held");
    }

    @Test
    void ofManyAtTheSameTimeFromOneSizeExactlyOneStepIsTaken() throws Exception {
        grow(0, 10);
        List<Integer> statuses = IntStream.range(0, 16)
                .parallel()
                .mapToObj(i -> {
                    try {
                        return grow(10, i % 2 == 0 ? 300 : 600).status();
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                })
                .toList();
        assertThat(statuses.stream().filter(status -> status == 200)).hasSize(1);
        assertThat(statuses.stream().filter(status -> status == 409)).hasSize(15);
    }
}

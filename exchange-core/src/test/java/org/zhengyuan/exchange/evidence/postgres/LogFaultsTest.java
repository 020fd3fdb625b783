package org.zhengyuan.exchange.evidence.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.zhengyuan.exchange.evidence.LogHealth;
import org.zhengyuan.exchange.testing.TestDatabase;
import org.zhengyuan.seal.crypto.KeyAlgorithm;
import org.zhengyuan.seal.crypto.KeyFile;
import org.zhengyuan.seal.crypto.SoftwareKey;
import org.zhengyuan.seal.proof.Checkpoint;
import org.zhengyuan.seal.proof.EntryBundle;
import org.zhengyuan.seal.proof.Frontier;
import org.zhengyuan.seal.proof.Hash;
import org.zhengyuan.seal.proof.LogEntry;
import org.zhengyuan.seal.proof.LogPath;
import org.zhengyuan.seal.proof.NoteSigner;
import org.zhengyuan.seal.proof.SignedNote;
import org.zhengyuan.seal.proof.Tile;
import org.zhengyuan.seal.proof.TiledTree;
import org.zhengyuan.seal.proof.TreeHasher;

/**
 * Processes that keep the log die at any moment, and two keep it at once, while facts come in all the time: afterwards no two checkpoints ever
 * seen contradict each other, and every packet that was committed lies in the log once. 8 kills; 100 with {@code -Dzhengyuan.long=true}.
 */
class LogFaultsTest {
    private static final int KILLS = Boolean.getBoolean("zhengyuan.long") ? 100 : 8;
    private static final int LONGEST_PACKET = 700;

    private final TestDatabase database = TestDatabase.fresh();
    private final Map<Long, byte[]> committed = new ConcurrentHashMap<>();
    private final Map<String, Long> seen = new ConcurrentHashMap<>();
    private final AtomicBoolean writing = new AtomicBoolean(true);
    private final List<Process> processes = new ArrayList<>();

    @TempDir
    Path folder;

    private LogOnDatabase log;

    @BeforeEach
    void makeKeys() throws IOException {
        List<NoteSigner> signers = new ArrayList<>();
        for (KeyAlgorithm algorithm : List.of(KeyAlgorithm.ED25519, KeyAlgorithm.SM2)) {
            SoftwareKey key = SoftwareKey.generate(LogOnDatabase.ORIGIN, algorithm);
            KeyFile.store(folder.resolve(algorithm == KeyAlgorithm.SM2 ? "sm2.key" : "ed25519.key"), key, null);
            signers.add(NoteSigner.of(key));
        }
        log = new LogOnDatabase(database, folder.resolve("one"), signers);
        Files.createDirectories(folder.resolve("two"));
    }

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void twoProcessesThatKeepDyingLeaveOneLog() throws Exception {
        Random random = new Random(KILLS);
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<?>> working =
                    List.of(threads.submit(this::write), threads.submit(this::write), threads.submit(this::watch));
            Process one = start("one", LogProcess.Death.NEVER);
            Process two = start("two", LogProcess.Death.NEVER);
            for (int kill = 0; kill < KILLS; kill++) {
                LockSupport.parkNanos(
                        Duration.ofMillis(50 + random.nextInt(700)).toNanos());
                boolean first = random.nextBoolean();
                kill(first ? one : two);
                Process again = start(first ? "one" : "two", LogProcess.Death.NEVER);
                one = first ? again : one;
                two = first ? two : again;
            }
            writing.set(false);
            for (Future<?> each : working) {
                each.get();
            }
        }
        processes.forEach(LogFaultsTest::kill);
        assertThat(committed).hasSizeGreaterThan(100);
        assertThat(seen).hasSizeGreaterThan(KILLS);
        everythingIsThereOnceAndNothingContradicts();
    }

    @ParameterizedTest
    @EnumSource(
            value = LogProcess.Death.class,
            names = {"BEFORE_KEEPING", "AFTER_KEEPING"})
    void aDeathBetweenCommitAndCheckpointLosesNothing(LogProcess.Death death) throws Exception {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            Future<?> writer = threads.submit(this::write);
            Process process = start("one", death);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(137);
            writing.set(false);
            writer.get();
        }
        look(folder.resolve("one"), -1);
        everythingIsThereOnceAndNothingContradicts();
    }

    @Test
    void aCheckpointThatWasKeptAndNotPublishedIsPublishedAtTheNextStart() throws Exception {
        commit(new Random(1));
        log.round();
        String note = Files.readString(folder.resolve("one/checkpoint"));
        log.owner.sql("DELETE FROM log_checkpoint").update();
        log.restart();
        log.round();
        assertThat(log.log.checkpoint()).contains(note);
    }

    private void everythingIsThereOnceAndNothingContradicts() throws Exception {
        log.restart();
        log.round();
        assertThat(log.publishing.health()).isInstanceOf(LogHealth.Signing.class);
        Checkpoint last = Checkpoint.parse(
                SignedNote.parse(log.log.checkpoint().orElseThrow()).text());
        log.owner
                .sql("SELECT note FROM log_checkpoint")
                .query(String.class)
                .list()
                .forEach(note -> seen.put(note, 0L));
        Map<Tile, byte[]> tiles = new HashMap<>();
        TiledTree tree = new TiledTree(last.size(), tile -> {
            byte[] known = tiles.get(tile);
            if (known == null) {
                known = log.tree.tiles().read(tile);
                tiles.put(tile, known);
            }
            return known;
        });
        Map<Long, Hash> roots = new ConcurrentHashMap<>();
        for (String note : seen.keySet()) {
            Checkpoint one = Checkpoint.parse(SignedNote.parse(note).text());
            assertThat(roots.getOrDefault(one.size(), one.root()))
                    .as("one root for size %s", one.size())
                    .isEqualTo(one.root());
            roots.put(one.size(), one.root());
            assertThat(tree.consistency(one.size()).proves(one.root(), last.root()))
                    .as("size %s of %s", one.size(), last.size())
                    .isTrue();
        }
        List<byte[]> entries = entries(last.size());
        assertThat(root(entries)).isEqualTo(last.root());
        assertThat(log.owner
                        .sql("SELECT count(*) FROM leaf_packet")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(last.size())
                .isEqualTo(committed.values().stream()
                        .mapToLong(packet -> packet.length / LogEntry.LENGTH)
                        .sum());
        Map<Long, Long> places = places();
        assertThat(places).hasSameSizeAs(committed);
        committed.forEach((packet, bytes) -> {
            int first = Objects.requireNonNull(places.get(packet), "packet " + packet)
                    .intValue();
            for (int i = 0; i * LogEntry.LENGTH < bytes.length; i++) {
                assertThat(entries.get(first + i))
                        .isEqualTo(Arrays.copyOfRange(bytes, i * LogEntry.LENGTH, (i + 1) * LogEntry.LENGTH));
            }
        });
    }

    private Map<Long, Long> places() {
        Map<Long, Long> places = new HashMap<>();
        log.owner.sql("SELECT packet_id, first_index FROM sequenced_packet").query(row -> {
            places.put(row.getLong(1), row.getLong(2));
        });
        return places;
    }

    private List<byte[]> entries(long size) throws Exception {
        List<byte[]> entries = new ArrayList<>();
        for (long bundle = 0; bundle * LogPath.FULL < size; bundle++) {
            int width = (int) Math.min(LogPath.FULL, size - bundle * LogPath.FULL);
            entries.addAll(EntryBundle.decode(log.log.tile(-1, bundle, width).orElseThrow(), width));
        }
        return entries;
    }

    private static Hash root(List<byte[]> entries) {
        Frontier tree = new Frontier();
        TreeHasher hasher = new TreeHasher();
        entries.forEach(entry -> tree.append(hasher.leaf(entry)));
        return tree.root();
    }

    private void write() {
        Random random = new Random();
        while (writing.get()) {
            commit(random);
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
    }

    /** One packet, mostly small, as transactions hand them over. */
    private void commit(Random random) {
        PostgresLeaves leaves = new PostgresLeaves(new JdbcTemplate(database.application()));
        SecureRandom salts = new SecureRandom();
        int count = random.nextInt(10) == 0 ? 1 + random.nextInt(LONGEST_PACKET) : 1 + random.nextInt(5);
        byte[] packet = new byte[count * LogEntry.LENGTH];
        salts.nextBytes(packet);
        List<byte[]> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            packet[i * LogEntry.LENGTH] = 1;
            entries.add(Arrays.copyOfRange(packet, i * LogEntry.LENGTH, (i + 1) * LogEntry.LENGTH));
        }
        committed.put(leaves.append(entries), packet);
    }

    /** Sees every checkpoint that lies in the folders, and that none goes back. */
    private void watch() {
        Map<String, Long> sizes = new ConcurrentHashMap<>();
        while (writing.get()) {
            for (String name : List.of("one", "two")) {
                sizes.put(name, look(folder.resolve(name), sizes.getOrDefault(name, -1L)));
            }
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }

    private long look(Path kept, long before) {
        Path file = kept.resolve("checkpoint");
        if (Files.notExists(file)) {
            return before;
        }
        try {
            String note = Files.readString(file);
            long size = Checkpoint.parse(SignedNote.parse(note).text()).size();
            assertThat(size).as("the checkpoint in %s", kept).isGreaterThanOrEqualTo(before);
            seen.put(note, size);
            return size;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private Process start(String name, LogProcess.Death death) throws IOException {
        Path output = folder.resolve("output-" + processes.size());
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        LogProcess.class.getName(),
                        database.url(),
                        folder.resolve(name).toString(),
                        folder.toString(),
                        death.name())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        processes.add(process);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> Files.readString(output).contains("keeps the log") || !process.isAlive());
        return process;
    }

    private static void kill(Process process) {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}

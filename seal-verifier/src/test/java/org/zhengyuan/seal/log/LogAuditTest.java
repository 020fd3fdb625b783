package org.zhengyuan.seal.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengyuan.seal.proof.BundlePath;
import org.zhengyuan.seal.proof.EntryBundle;
import org.zhengyuan.seal.proof.LogPath;
import org.zhengyuan.seal.proof.Tile;
import org.zhengyuan.seal.proof.Trust;
import org.zhengyuan.seal.report.Check;
import org.zhengyuan.seal.report.Report;
import org.zhengyuan.seal.report.Verdict;

/** A log of 70,300 leaves, three levels of tiles, against its checkpoint at 70,000; then everything that can be done to it. */
class LogAuditTest {
    private static final int THEN = 70_000;
    private static final int NOW = 70_300;
    private static final int VICTIM = 40_123;

    private static List<byte[]> entries = List.of();

    @TempDir
    private Path folder;

    private Path past = Path.of("");
    private Path present = Path.of("");
    private byte[] old = {};

    @BeforeEach
    void copies() throws IOException {
        entries = entries.isEmpty() ? LogFixture.entries(NOW) : entries;
        past = folder.resolve("past");
        present = folder.resolve("present");
        old = LogFixture.write(past, entries.subList(0, THEN));
    }

    private Report audit(byte[] now, @Nullable Path current, @Nullable Path older, boolean withEntries)
            throws Exception {
        LogCopies copies = new LogCopies(
                current == null ? null : new LogReader(new FolderFiles(current)),
                older == null ? null : new LogReader(new FolderFiles(older)),
                withEntries);
        return LogAudit.compare(old, now, Trust.parse("log " + LogFixture.LOG.key()), copies, size -> {});
    }

    private static List<String> failed(Report report) {
        return report.checks().stream()
                .filter(check -> check.outcome() == Check.Outcome.FAILED)
                .map(Check::name)
                .toList();
    }

    @Test
    void aLogThatOnlyGrewPasses() throws Exception {
        byte[] now = LogFixture.write(present, entries);
        Report report = audit(now, present, past, true);
        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(report.firstDifference()).isEmpty();
        assertThat(audit(now, present, null, false).verdict()).isEqualTo(Verdict.PASSED);
        assertThat(audit(old, past, null, true).verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void withoutTilesNothingIsKnownOfTwoSizesAndEqualCheckpointsAreTheSame() throws Exception {
        byte[] now = LogFixture.write(present, entries);
        assertThat(audit(now, null, null, true).verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(audit(old, null, null, true).verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void aReplacedEntryIsNamedEvenIfTheTilesWereLeftAlone() throws Exception {
        byte[] now = LogFixture.write(present, entries);
        LogFixture.put(
                present, new BundlePath(VICTIM / 256, 256), bundle(LogFixture.replaced(entries, VICTIM), VICTIM));

        Report report = audit(now, present, null, true);
        assertThat(failed(report)).containsExactly("log.tiles");
        assertThat(report.firstDifference()).isEqualTo(OptionalLong.of(VICTIM));
        assertThat(audit(now, present, null, false).verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void aReplacedLeafUnderAnUnchangedTileAboveIsNarrowedToItsTileAndNamedWithACopy() throws Exception {
        byte[] now = LogFixture.write(present, entries);
        Path forged = folder.resolve("forged");
        LogFixture.write(forged, LogFixture.replaced(entries, VICTIM));
        for (LogPath resource : List.of(new Tile(0, VICTIM / 256, 256), new BundlePath(VICTIM / 256, 256))) {
            LogFixture.put(present, resource, Files.readAllBytes(forged.resolve(resource.path())));
        }

        Report alone = audit(now, present, null, true);
        assertThat(failed(alone)).containsExactly("log.tiles");
        assertThat(alone.checks().toString()).contains("tile/0/156", "39936 to 40191");
        assertThat(alone.firstDifference()).isEmpty();
        assertThat(audit(now, present, past, true).firstDifference()).isEqualTo(OptionalLong.of(VICTIM));
    }

    @Test
    void aRewrittenLogWithCheckpointAndAllIsCaughtAndNamedWithACopy() throws Exception {
        byte[] now = LogFixture.write(present, LogFixture.replaced(entries, VICTIM));

        assertThat(failed(audit(now, present, null, true))).containsExactly("log.consistency");
        Report report = audit(now, present, past, true);
        assertThat(failed(report)).containsExactly("log.consistency", "log.firstDifference");
        assertThat(report.firstDifference()).isEqualTo(OptionalLong.of(VICTIM));
    }

    @Test
    void aForkOfTheSameSizeIsCaughtAndNamedWithACopy() throws Exception {
        byte[] now = LogFixture.write(present, LogFixture.replaced(entries.subList(0, THEN), THEN - 1));
        assertThat(failed(audit(now, null, null, true))).containsExactly("log.consistency");
        assertThat(audit(now, present, past, true).firstDifference()).isEqualTo(OptionalLong.of(THEN - 1));
    }

    @Test
    void aCutTailIsNamed() throws Exception {
        byte[] now = LogFixture.write(present, entries.subList(0, THEN - 5));
        Report report = audit(now, present, null, true);
        assertThat(failed(report)).containsExactly("log.consistency");
        assertThat(report.firstDifference()).isEqualTo(OptionalLong.of(THEN - 5));

        byte[] rewritten =
                LogFixture.write(folder.resolve("rewritten"), LogFixture.replaced(entries.subList(0, THEN - 5), 17));
        assertThat(audit(rewritten, folder.resolve("rewritten"), past, true).firstDifference())
                .isEqualTo(OptionalLong.of(17));
    }

    @Test
    void aLeafTakenOutShiftsTheOthersAndIsNamed() throws Exception {
        List<byte[]> fewer = new java.util.ArrayList<>(entries);
        fewer.remove(300);
        byte[] now = LogFixture.write(present, fewer);
        assertThat(audit(now, present, past, true).firstDifference()).isEqualTo(OptionalLong.of(300));
    }

    @Test
    void aTileThatIsMissingTooShortOrFromAnotherTreeIsNamed() throws Exception {
        byte[] now = LogFixture.write(present, entries);
        Path tile = present.resolve("tile/1/000");
        byte[] right = Files.readAllBytes(tile);

        Files.delete(tile);
        assertThat(audit(now, present, null, true).checks().toString())
                .contains("tile/1/000")
                .contains("missing");
        Files.write(tile, new byte[31]);
        assertThat(audit(now, present, null, true).checks().toString()).contains("31 bytes");
        right[32 * 9] ^= 1;
        Files.write(tile, right);
        Report report = audit(now, present, null, true);
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(report.checks().toString()).contains("tile/0/009");
    }

    @Test
    void aTileOrABundleThatIsTooLongIsOfAnotherFormHoweverLongItIs() throws Exception {
        byte[] now = LogFixture.write(present, entries);
        for (String path : List.of("tile/0/156", "tile/1/000", "tile/entries/156")) {
            Path file = present.resolve(path);
            byte[] right = Files.readAllBytes(file);
            for (int length : new int[] {right.length + 1, right.length + 400}) {
                Files.write(file, Arrays.copyOf(right, length));
                tooLong(audit(now, present, null, true), path);
            }
            try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
                open.setLength(100L << 20);
            }
            tooLong(audit(now, present, null, true), path);
            Files.write(file, right);
        }
        assertThat(audit(now, present, null, true).verdict()).isEqualTo(Verdict.PASSED);
    }

    private static void tooLong(Report report, String path) {
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(report.checks())
                .filteredOn(check -> check.name().equals("log.tiles"))
                .singleElement()
                .matches(check -> check.outcome() == Check.Outcome.FAILED
                        && check.why().en().contains(path));
    }

    @Test
    void tilesThatAgreeWithEachOtherButNotWithTheCheckpointFail() throws Exception {
        byte[] now = LogFixture.write(folder.resolve("honest"), entries);
        LogFixture.write(present, LogFixture.replaced(entries, VICTIM));
        Report report = audit(now, present, past, true);
        assertThat(failed(report)).contains("log.tiles", "log.consistency");
        assertThat(report.firstDifference()).isEqualTo(OptionalLong.of(VICTIM));
    }

    @Test
    void aPartialTileThatIsGoneIsTakenFromTheFullOne() throws Exception {
        LogFixture.write(present, entries.subList(0, 512));
        byte[] now = LogFixture.write(folder.resolve("shorter"), entries.subList(0, 500));
        Files.delete(present.resolve("tile/1/000.p/2"));
        Files.write(present.resolve("tile/1/000.p/1"), Files.readAllBytes(folder.resolve("shorter/tile/1/000.p/1")));
        old = now;
        assertThat(audit(now, present, null, true).verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void checkpointsOfDifferentLogsAndThingsThatAreNoCheckpointsFail() throws Exception {
        Report report = audit(new byte[] {1, 2, 3}, null, null, true);
        assertThat(failed(report)).containsExactly("log.format");
        byte[] unsigned = new String(old, java.nio.charset.StandardCharsets.UTF_8)
                .replace("70000", "70001")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(failed(audit(unsigned, null, null, true))).contains("log.new.checkpoint");
    }

    private static byte[] bundle(List<byte[]> all, int index) {
        int first = index / 256 * 256;
        return EntryBundle.encode(all.subList(first, first + 256));
    }
}

package org.zhengyuan.seal.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengyuan.seal.json.CanonicalJson;
import org.zhengyuan.seal.proof.Hash;
import org.zhengyuan.seal.proof.Trust;
import org.zhengyuan.seal.receipt.EvidenceFiles;
import org.zhengyuan.seal.report.Check;
import org.zhengyuan.seal.report.Report;
import org.zhengyuan.seal.report.Verdict;

/** What a case file proves, and that no part of it can be changed, added, left out or hidden. */
class CaseFileTest {
    @TempDir
    private Path folder;

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    @BeforeEach
    void aCase() throws Exception {
        byte[] receipt = EvidenceFiles.receipt();
        String note = CanonicalJson.parse(receipt).get("checkpoint").stringValue();
        files.put(CaseManifest.CHECKPOINT, note.getBytes(StandardCharsets.UTF_8));
        files.put(CaseManifest.receipt(1), receipt);
        files.put(CaseManifest.receipt(2), receipt);
        files.put(CaseManifest.REPORT, "<p>说明</p>".getBytes(StandardCharsets.UTF_8));
    }

    private CaseManifest manifest(List<String> erased) {
        Map<String, Hash> digests = new LinkedHashMap<>();
        files.forEach((name, data) -> digests.put(name, CaseManifest.digest(data)));
        return new CaseManifest("c0ffee", "某事项", "2026-11-22T03:00:00Z", digests, erased);
    }

    private byte[] zip(List<String> erased) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CaseFileWriter.write(manifest(erased), files, out);
        return out.toByteArray();
    }

    private byte[] zipOf(byte[] manifest, Map<String, byte[]> content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            entry(zip, CaseManifest.NAME, manifest);
            for (Map.Entry<String, byte[]> one : content.entrySet()) {
                entry(zip, one.getKey(), one.getValue());
            }
        }
        return out.toByteArray();
    }

    private static void entry(ZipOutputStream zip, String name, byte[] data) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(data);
    }

    private Report verify(byte[] zip) throws Exception {
        Path path = Files.write(folder.resolve("case.zip"), zip);
        return CaseFileVerification.verify(path, Trust.parse(EvidenceFiles.trust()));
    }

    private static List<String> failed(Report report) {
        return report.checks().stream()
                .filter(check -> check.outcome() == Check.Outcome.FAILED)
                .map(Check::name)
                .toList();
    }

    @Test
    void aCaseFilePassesAndTellsEachFact() throws Exception {
        Report report = verify(zip(List.of()));

        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(report.checks().stream().map(Check::name))
                .containsExactly("case.format", "case.files", "case.checkpoint", "case.witnesses", "case.receipts");
        assertThat(report.proves()).hasSize(2);
        assertThat(report.proves().getFirst().en()).startsWith("receipts/0001.json: A fact of kind chunk");
        assertThat(report.leavesOpen()).anyMatch(one -> one.en().contains("No outside witness"));
    }

    @Test
    void theSameContentsGiveTheSameBytes() throws Exception {
        assertThat(zip(List.of())).isEqualTo(zip(List.of()));
    }

    @Test
    void aFactThatIsErasedIsSaid() throws Exception {
        assertThat(verify(zip(List.of("0a1b"))).leavesOpen())
                .anyMatch(one -> one.en().contains("1 facts"));
    }

    @Test
    void aChangedFileIsNamed() throws Exception {
        for (String name : List.copyOf(files.keySet())) {
            byte[] manifest = manifest(List.of()).toBytes();
            Map<String, byte[]> changed = new LinkedHashMap<>(files);
            changed.computeIfPresent(name, (same, data) -> Arrays.copyOf(data, data.length + 1));

            Report report = verify(zipOf(manifest, changed));

            assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
            if (!name.equals(CaseManifest.CHECKPOINT)) { // which can then not even be read
                assertThat(failed(report)).contains("case.files");
                assertThat(report.checks()).anyMatch(check -> check.why().en().contains(name));
            }
        }
    }

    @Test
    void aReceiptWithAnotherFactFailsAlsoWhereTheListWasMadeToFit() throws Exception {
        String receipt = new String(files.get(CaseManifest.receipt(2)), StandardCharsets.UTF_8);
        files.put(
                CaseManifest.receipt(2),
                receipt.replace("2026-11-22T01:00:00Z", "2026-11-22T01:00:01Z").getBytes(StandardCharsets.UTF_8));

        Report report = verify(zip(List.of()));

        assertThat(failed(report)).containsExactly("case.receipts");
        assertThat(report.checks().getLast().why().en()).startsWith("receipts/0002.json: ");
    }

    @Test
    void aReceiptOfAnotherCheckpointIsNotOfTheCase() throws Exception {
        byte[] other = EvidenceFiles.laterCheckpoint();
        files.put(CaseManifest.CHECKPOINT, other);

        assertThat(failed(verify(zip(List.of())))).containsExactly("case.receipts");
    }

    @Test
    void withoutAReceiptOrWithoutAKeyNothingIsProved() throws Exception {
        Path whole = Files.write(folder.resolve("whole.zip"), zip(List.of()));
        Report strange = CaseFileVerification.verify(whole, Trust.parse("quorum 0\n"));
        assertThat(strange.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(strange.proves()).isEmpty();

        files.remove(CaseManifest.receipt(1));
        files.remove(CaseManifest.receipt(2));
        assertThat(verify(zip(List.of())).verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void filesThatAreNotListedOrMissingAreNamed() throws Exception {
        byte[] manifest = manifest(List.of()).toBytes();
        Map<String, byte[]> more = new LinkedHashMap<>(files);
        more.put("readme.txt", new byte[] {1});
        assertThat(verify(zipOf(manifest, more)).checks())
                .anyMatch(check -> check.why().en().contains("readme.txt"));

        Map<String, byte[]> fewer = new LinkedHashMap<>(files);
        fewer.remove(CaseManifest.REPORT);
        assertThat(failed(verify(zipOf(manifest, fewer)))).containsExactly("case.files");
    }

    @Test
    void whatShowsOtherFilesToOtherProgramsIsRefused() throws Exception {
        byte[] zip = zip(List.of());
        ByteArrayOutputStream before = new ByteArrayOutputStream();
        before.write(
                zipOf(manifest(List.of()).toBytes(), Map.of("report.html", "other".getBytes(StandardCharsets.UTF_8))));
        before.write(zip);

        assertThat(failed(verify(before.toByteArray()))).containsExactly("case.format");
        assertThat(failed(verify(Arrays.copyOf(zip, zip.length / 2)))).containsExactly("case.format");
        assertThat(failed(verify(new byte[0]))).containsExactly("case.format");
        assertThat(failed(verify("no zip".getBytes(StandardCharsets.UTF_8)))).containsExactly("case.format");
    }

    @Test
    void aFileThatUnpacksToTooMuchIsRefused() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(CaseManifest.NAME));
            zeros(zip, 17 << 20);
        }
        Report report = verify(bytes.toByteArray());

        assertThat(failed(report)).containsExactly("case.format");
        assertThat(report.checks().getFirst().why().en()).contains("more than may be unpacked");
    }

    private static void zeros(OutputStream out, int count) throws IOException {
        out.write(new byte[count]);
    }
}

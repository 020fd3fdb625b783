package org.zhengyuan.exchange.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhengyuan.exchange.intake.ReceivingFixture.DATASET;
import static org.zhengyuan.exchange.intake.ReceivingFixture.OTHERS;
import static org.zhengyuan.exchange.intake.ReceivingFixture.POLICE;
import static org.zhengyuan.exchange.intake.ReceivingFixture.receive;
import static org.zhengyuan.exchange.intake.ReceivingFixture.upload;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengyuan.exchange.catalog.CatalogRefusal;
import org.zhengyuan.exchange.intake.Reception.Received;
import org.zhengyuan.exchange.intake.Upload.Wish;
import org.zhengyuan.exchange.intake.disk.DiskSpool;
import org.zhengyuan.exchange.intake.disk.SpoolLimits;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.registry.Digests;

class ReceivingTest {
    private static final String FILE = "id,name\n1,张三\n";

    private final HeldSubmissions submissions = new HeldSubmissions();
    private final Set<String> stopped = new HashSet<>();
    private Path folder;
    private DiskSpool spool;
    private Receiving receiving;

    @BeforeEach
    void open(@TempDir Path temporary) throws IOException {
        folder = temporary;
        spool = new DiskSpool(folder, new SpoolLimits(1 << 20, 0, 200));
        receiving = new Receiving(ReceivingFixture.catalog(), spool, submissions, stopped::contains);
    }

    private long files() throws IOException {
        try (Stream<Path> all = Files.walk(folder).filter(Files::isRegularFile)) {
            return all.count();
        }
    }

    @Test
    void aFileIsStoredWholeBeforeItIsASubmission() throws Exception {
        Received received = receive(receiving, upload(POLICE, null, Wish.DELTA, List.of()), FILE)
                .orProblem();
        Submission submission = received.submission();
        assertThat(Files.readString(spool.file(submission.id()))).isEqualTo(FILE);
        assertThat(submission.digest()).isEqualTo(Digests.sha256().digest(FILE.getBytes(StandardCharsets.UTF_8)));
        assertThat(submission.byteSize()).isEqualTo(FILE.getBytes(StandardCharsets.UTF_8).length);
        assertThat(received.repeated()).isFalse();
    }

    @Test
    void aStoppedDatasetTakesNothingIn() throws Exception {
        stopped.add(DATASET);
        assertThat(receive(receiving, upload(POLICE, null, Wish.DELTA, List.of()), FILE))
                .isEqualTo(Outcome.refused(CatalogRefusal.DATASET_STOPPED, Map.of("dataset", DATASET)));
        assertThat(files()).isZero();
    }

    @Test
    void aStopWhileAFileComesInIsInTime() throws Exception {
        InputStream late = new ByteArrayInputStream(FILE.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                stopped.add(DATASET);
                return super.read(target, offset, length);
            }
        };
        assertThat(receiving.receive(upload(POLICE, null, Wish.DELTA, List.of()), late))
                .isEqualTo(Outcome.refused(CatalogRefusal.DATASET_STOPPED, Map.of("dataset", DATASET)));
        assertThat(files()).isZero();
    }

    @Test
    void anotherDepartmentsDatasetIsRefusedBeforeAnythingIsStored() throws Exception {
        assertThat(receive(receiving, upload(OTHERS, null, Wish.DELTA, List.of()), FILE))
                .isEqualTo(Outcome.refused(IntakeRefusal.DATASET_NOT_YOURS));
        assertThat(files()).isZero();
    }

    @Test
    void aWrongDigestLeavesNothingBehind() throws Exception {
        assertThat(receive(receiving, upload(POLICE, null, Wish.DELTA, List.of(new byte[32])), FILE))
                .isEqualTo(Outcome.refused(IntakeRefusal.DIGEST_MISMATCH));
        assertThat(files()).isZero();
        assertThat(submissions.all()).isEmpty();
    }

    @Test
    void theSameKeyAndFileAreOneSubmissionAndAnotherFileIsRefused() throws Exception {
        Upload keyed = upload(POLICE, "key-1", Wish.DELTA, List.of());
        Submission first = receive(receiving, keyed, FILE).orProblem().submission();
        Received again = receive(receiving, keyed, FILE).orProblem();
        assertThat(again.repeated()).isTrue();
        assertThat(again.submission().id()).isEqualTo(first.id());
        assertThat(receive(receiving, keyed, FILE + "2,李四\n")).isEqualTo(Outcome.refused(IntakeRefusal.KEY_REUSED));
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void aFullDeliverySpeaksForADivisionOfItsDepartment() throws Exception {
        byte[] digest = Digests.sha256().digest(FILE.getBytes(StandardCharsets.UTF_8));
        Wish wish = new Wish(true, null, 1L);
        Submission fixed = receive(receiving, upload(POLICE, null, wish, List.of(digest)), FILE)
                .orProblem()
                .submission();
        assertThat(fixed.delivery()).isEqualTo(new Delivery.Full("350100", 1L, true));
        Wish elsewhere = new Wish(true, "35", null);
        assertThat(receive(receiving, upload(POLICE, null, elsewhere, List.of()), FILE))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class, no -> assertThat(no.refusal()).isEqualTo(IntakeRefusal.SCOPE));
    }

    @Test
    void whileTheDatabaseIsGoneNothingIsStored() throws Exception {
        submissions.failing(true);
        assertThatThrownBy(() -> receive(receiving, upload(POLICE, null, Wish.DELTA, List.of()), FILE))
                .isInstanceOf(IllegalStateException.class);
        assertThat(files()).isZero();
    }
}

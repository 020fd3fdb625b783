package org.zhengyuan.exchange.evidence.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhengyuan.exchange.evidence.postgres.LogOnDatabase.OPERATOR;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.evidence.BeginningAnew.Begun;
import org.zhengyuan.exchange.evidence.EvidenceRefusal;
import org.zhengyuan.exchange.evidence.LogHealth;
import org.zhengyuan.exchange.evidence.LogHealth.Reason;
import org.zhengyuan.exchange.evidence.LogHealth.Stopped;
import org.zhengyuan.exchange.evidence.MakingReceipts;
import org.zhengyuan.exchange.evidence.WitnessPolicy;
import org.zhengyuan.exchange.evidence.disk.CheckpointFile;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.testing.TestDatabase;
import org.zhengyuan.seal.proof.Checkpoint;
import org.zhengyuan.seal.proof.FactKind;
import org.zhengyuan.seal.proof.LogEntry;
import org.zhengyuan.seal.proof.NoteSigner;
import org.zhengyuan.seal.proof.SignedNote;
import org.zhengyuan.seal.receipt.Receipt;
import org.zhengyuan.seal.receipt.ReceiptVerification;
import org.zhengyuan.seal.report.Verdict;

/** What stops the log, what a stopped log refuses, how the operator gets out of it, and what does not stop it. */
class StoppedLogTest {

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient application = JdbcClient.create(database.application());
    private final List<NoteSigner> signers = LogOnDatabase.signersOf(LogOnDatabase.ORIGIN);
    private final AtomicReference<Duration> setBack = new AtomicReference<>(Duration.ZERO);

    @TempDir
    Path folder;

    private LogOnDatabase log;

    @BeforeEach
    void begin() {
        Clock clock = InstantSource.system().withZone(ZoneOffset.UTC);
        log = new LogOnDatabase(
                database, new CheckpointFile(folder), signers, new WitnessPolicy(0, List.of()), new Clock() {
                    @Override
                    public ZoneId getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(ZoneId zone) {
                        return this;
                    }

                    @Override
                    public Instant instant() {
                        return clock.instant().minus(setBack.get());
                    }
                });
        log.growKeys();
    }

    @Test
    void aRestoredBackupSignsNothingTakesNothingInAndWritesNothingThatNeedsEvidence() throws Exception {
        setBack();
        note(1, FactKind.ALERT); // still possible: nobody has looked yet
        Checkpoint kept = checkpoint(Files.readString(folder.resolve("checkpoint")));
        log.restart();
        assertThat(log.round()).isZero();
        assertThat(reason()).isEqualTo(Reason.SHORTER_THAN_PUBLISHED);
        assertThat(checkpoint(Files.readString(folder.resolve("checkpoint")))).isEqualTo(kept);
        assertThat(published().size()).isLessThan(kept.size());
        assertThatThrownBy(() -> note(2, FactKind.PULL))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("the evidence log has stopped");
        note(3, FactKind.DATASET_STOP);
        assertThat(log.round()).isZero();
    }

    @Test
    void anotherProcessWithoutANewerCheckpointStopsToo() {
        setBack();
        log.restart();
        log.round();
        LogOnDatabase other = new LogOnDatabase(database, folder.resolve("other"), signers);
        assertThat(other.round()).isZero();
        assertThat(other.publishing.health()).isEqualTo(log.publishing.health());
    }

    @Test
    void aNewLogBeginsWithTheLastCheckpointOfTheOldAndEveryFactHasItsReceipt() throws Exception {
        List<UUID> facts = setBack();
        Checkpoint lost = checkpoint(Files.readString(folder.resolve("checkpoint")));
        facts.add(note(1, FactKind.ALERT));
        log.restart();
        log.round();
        facts.add(note(2, FactKind.ACCESS_CHANGE));
        Begun begun = log.beginning()
                .begin(OPERATOR, "", "backup of last night restored")
                .orProblem();
        assertThat(begun.origin()).isEqualTo(LogOnDatabase.ORIGIN + "/2");
        assertThat(log.round()).isEqualTo(2);
        assertThat(log.publishing.health()).isInstanceOf(LogHealth.Signing.class);
        assertThat(published()).matches(now -> now.origin().equals(begun.origin()) && now.size() == 3);

        Receipt first = receipt(begun.receipt());
        assertThat(first.index()).isZero();
        assertThat(LogEntry.parse(first.entry()).kind()).contains(FactKind.LOG_ORIGIN);
        assertThat(checkpoint(first.fact().at("/details/checkpoint").asString()))
                .isEqualTo(lost);
        facts.add(begun.receipt());
        facts.add(note(4, FactKind.PULL));
        log.round();
        for (UUID fact : facts) {
            assertThat(verdict(receipt(fact))).isEqualTo(Verdict.PASSED);
        }
        assertThat(receipt(facts.getFirst()).origin()).isEqualTo(LogOnDatabase.ORIGIN);
        assertThat(folder.resolve("checkpoint.ended-1")).isRegularFile();

        log.restart();
        note(5, FactKind.PULL);
        assertThat(log.round()).isEqualTo(1);
        assertThat(log.publishing.health()).isInstanceOf(LogHealth.Signing.class);
    }

    @Test
    void leavesThatNoCheckpointCoversWaitForTheNewLog() throws Exception {
        note(1, FactKind.ALERT);
        log.round();
        UUID uncovered = note(2, FactKind.ALERT);
        log.sequencer.integrate();
        log.owner
                .sql("UPDATE log_tile SET data = set_byte(data, 3, get_byte(data, 3) # 1) WHERE level = 0")
                .update();
        log.restart();
        log.round();
        assertThat(reason()).isEqualTo(Reason.NOT_CONSISTENT);
        log.beginning().begin(OPERATOR, "exchange.example.cn/2", "damaged").orProblem();
        assertThat(log.round()).as(() -> log.publishing.health().toString()).isEqualTo(1);
        assertThat(receipt(uncovered).origin()).isEqualTo("exchange.example.cn/2");
        assertThat(verdict(receipt(uncovered))).isEqualTo(Verdict.PASSED);
    }

    @Test
    void aLastBundleThatIsDamagedStopsTheLogInsteadOfHoldingItUp() {
        note(1, FactKind.ALERT);
        log.round();
        log.owner
                .sql("UPDATE log_tile SET data = substr(data, 1, 20) WHERE level = -1")
                .update();
        note(2, FactKind.ALERT);
        assertThat(log.round()).isZero();
        assertThat(reason()).isEqualTo(Reason.TILES_DAMAGED);
    }

    @Test
    void onlyAnOperatorBeginsAnotherLogAndOnlyWhereThisOneHasStopped() {
        note(1, FactKind.ALERT);
        log.round();
        assertThat(refusal(log.beginning().begin(OPERATOR, "", "for fun")))
                .isEqualTo(EvidenceRefusal.LOG_GOES_ON.code());
        setBack();
        log.restart();
        log.round();
        Actor auditor = LogOnDatabase.AUDITOR;
        assertThat(refusal(log.beginning().begin(auditor, "", "no"))).isEqualTo("forbidden");
        assertThat(refusal(log.beginning().begin(OPERATOR, "", " "))).isEqualTo("request.field");
        assertThat(refusal(log.beginning().begin(OPERATOR, "a b", "x")))
                .isEqualTo(EvidenceRefusal.ORIGIN_INVALID.code());
        assertThat(refusal(log.beginning().begin(OPERATOR, LogOnDatabase.ORIGIN, "x")))
                .isEqualTo(EvidenceRefusal.ORIGIN_TAKEN.code());
    }

    @Test
    void aProcessWithoutTheKeyOfTheNewLogStopsByItself() {
        setBack();
        log.restart();
        log.round();
        log.beginning().begin(OPERATOR, "", "set back").orProblem();
        log.round();
        LogOnDatabase other =
                new LogOnDatabase(database, folder.resolve("other"), LogOnDatabase.signersOf(LogOnDatabase.ORIGIN));
        other.round();
        assertThat(other.publishing.stopped().orElseThrow().reason()).isEqualTo(Reason.KEY_MISSING);
        note(9, FactKind.PULL);
        assertThat(log.round()).as("the log itself goes on").isEqualTo(1);
    }

    @Test
    void aFullDiskDoesNotStopTheLogForEver() throws Exception {
        note(1, FactKind.ALERT);
        log.round();
        Checkpoint before = published();
        Files.createSymbolicLink(folder.resolve("checkpoint.new"), Path.of("/dev/full"));
        note(2, FactKind.ALERT);
        assertThatThrownBy(log::round)
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("No space left on device");
        assertThatThrownBy(log::round).isInstanceOf(UncheckedIOException.class);
        assertThat(published()).as("what could not be kept is not served").isEqualTo(before);
        assertThat(log.publishing.health()).isInstanceOf(LogHealth.Signing.class);
        Files.delete(folder.resolve("checkpoint.new"));
        note(3, FactKind.ALERT);
        log.round();
        assertThat(published().size()).isEqualTo(3);
    }

    @Test
    void whatWasSignedAndCouldNotBeKeptBindsAllTheSame() throws Exception {
        note(1, FactKind.ALERT);
        log.round();
        SetBackDatabase backup = SetBackDatabase.copy(log.owner);
        Files.createSymbolicLink(folder.resolve("checkpoint.new"), Path.of("/dev/full"));
        note(2, FactKind.ALERT);
        assertThatThrownBy(log::round).isInstanceOf(UncheckedIOException.class);
        Files.delete(folder.resolve("checkpoint.new"));
        backup.restore();
        note(3, FactKind.ALERT);
        log.sequencer.integrate();
        log.round();
        assertThat(reason()).isEqualTo(Reason.NOT_CONSISTENT);
    }

    @Test
    void aClockThatStepsBackChangesNothingButTheTimesThatAreSaid() throws Exception {
        List<UUID> facts = new ArrayList<>();
        facts.add(note(1, FactKind.ALERT));
        log.round();
        Checkpoint before = published();
        setBack.set(Duration.ofDays(3));
        facts.add(note(2, FactKind.ALERT));
        log.round();
        assertThat(published().size()).isEqualTo(before.size() + 1);
        log.restart();
        facts.add(note(3, FactKind.ALERT));
        log.round();
        assertThat(published().size()).isEqualTo(3);
        assertThat(log.log.checkpoint()).contains(Files.readString(folder.resolve("checkpoint")));
        for (UUID fact : facts) {
            assertThat(verdict(receipt(fact))).isEqualTo(Verdict.PASSED);
        }
        assertThat(facts.stream()
                        .map(fact -> log.owner
                                .sql("SELECT salt::text FROM fact WHERE fact_id = ?")
                                .param(fact)
                                .query(String.class)
                                .single())
                        .distinct())
                .hasSize(3);
    }

    /** Facts that are in the backup; one more was published and is lost with it. */
    private List<UUID> setBack() {
        List<UUID> facts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            facts.add(note(i, FactKind.ALERT));
        }
        log.round();
        SetBackDatabase backup = SetBackDatabase.copy(log.owner);
        note(9, FactKind.ALERT);
        log.round();
        backup.restore();
        return facts;
    }

    private UUID note(int number, FactKind kind) {
        return application
                .sql("SELECT note_fact(?, ?, 'test', 'test/' || ?, '{}', '{}')")
                .param(kind.code())
                .param(kind.label())
                .param(number)
                .query(UUID.class)
                .single();
    }

    private Reason reason() {
        return log.publishing.stopped().map(Stopped::reason).orElseThrow();
    }

    private static <T> String refusal(Outcome<T> outcome) {
        return outcome instanceof Outcome.Refused<T> no ? no.refusal().code() : "done";
    }

    private Checkpoint published() throws Exception {
        return checkpoint(log.log.checkpoint().orElseThrow());
    }

    private static Checkpoint checkpoint(String note) throws Exception {
        return Checkpoint.parse(SignedNote.parse(note).text());
    }

    private Receipt receipt(UUID fact) {
        return new MakingReceipts(List.of(new FactTable(log.owner)), log.tree, log.policy)
                .receipt(LogOnDatabase.AUDITOR, fact)
                .orProblem()
                .orElseThrow();
    }

    private Verdict verdict(Receipt receipt) throws Exception {
        return ReceiptVerification.verify(receipt.toJson().toString().getBytes(UTF_8), log.trust())
                .verdict();
    }
}

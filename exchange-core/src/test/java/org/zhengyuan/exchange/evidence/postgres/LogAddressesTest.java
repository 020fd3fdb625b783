package org.zhengyuan.exchange.evidence.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengyuan.exchange.evidence.postgres.LogOnDatabase.OPERATOR;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengyuan.exchange.evidence.BeginningAnew.Begun;
import org.zhengyuan.exchange.evidence.EvidenceRefusal;
import org.zhengyuan.exchange.evidence.LogHealth.Reason;
import org.zhengyuan.exchange.evidence.LogOrigins;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.testing.TestDatabase;
import org.zhengyuan.seal.proof.Checkpoint;
import org.zhengyuan.seal.proof.FactKind;
import org.zhengyuan.seal.proof.SignedNote;
import org.zhengyuan.seal.report.Verdict;

/** Every log has an address of its own, and what was read there once is true for ever. */
class LogAddressesTest {

    private final TestDatabase database = TestDatabase.fresh();

    @TempDir
    Path folder;

    private LogOnDatabase log;

    @BeforeEach
    void begin() {
        log = new LogOnDatabase(database, folder);
        log.growKeys();
    }

    @Test
    void theEndedLogStaysAtItsAddressAndTheNewOneHasItsOwn() throws Exception {
        setBack();
        log.restart();
        log.round();
        String checkpoint = log.log.of(0).checkpoint().orElseThrow();
        byte[] leaves = log.log.of(0).tile(0, 0, 4).orElseThrow();
        Begun begun = log.beginning().begin(OPERATOR, "", "set back").orProblem();
        note();
        log.round();
        assertThat(begun.prefix()).isEqualTo("/log/1/");
        assertThat(log.origins.current()).contains(new LogOrigins.Current(1, begun.origin()));
        assertThat(log.origins.ended()).extracting(LogOrigins.Ended::prefix).containsExactly("/log/");
        assertThat(log.log.of(0).checkpoint()).contains(checkpoint);
        assertThat(log.log.of(0).tile(0, 0, 4)).hasValue(leaves);
        assertThat(checkpoint(log.log.of(1).checkpoint().orElseThrow()).origin())
                .isEqualTo(begun.origin());
        assertThat(log.log.of(1).tile(0, 0, 2).orElseThrow()).isNotEqualTo(Arrays.copyOf(leaves, 64));
        assertThat(log.log.of(99_999).checkpoint()).isEmpty();
    }

    @Test
    void aDatabaseThatIsSetBackTwiceGivesNoNameAndNoAddressTwice() throws Exception {
        SetBackDatabase backup = setBack();
        log.restart();
        log.round();
        Begun first = log.beginning().begin(OPERATOR, "", "set back").orProblem();
        log.round();
        assertThat(checkpoint(log.log.checkpoint().orElseThrow()).origin()).isEqualTo(first.origin());
        backup.restore();
        log.restart();
        log.round();
        assertThat(log.publishing.stopped().orElseThrow().reason()).isEqualTo(Reason.FOREIGN_CHECKPOINT);
        Files.move(folder.resolve("checkpoint"), folder.resolve("checkpoint.of-the-lost-log"));
        Files.copy(folder.resolve("checkpoint.ended-1"), folder.resolve("checkpoint"));
        log.restart();
        log.round();
        assertThat(log.publishing.stopped().orElseThrow().reason()).isEqualTo(Reason.SHORTER_THAN_PUBLISHED);
        assertThat(log.beginning().begin(OPERATOR, first.origin(), "set back again"))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class, no -> assertThat(no.refusal()).isEqualTo(EvidenceRefusal.ORIGIN_TAKEN));
        Begun second = log.beginning().begin(OPERATOR, "", "set back again").orProblem();
        assertThat(second.prefix()).isEqualTo("/log/2/");
        assertThat(second.origin()).isEqualTo(LogOnDatabase.ORIGIN + "/3");
        log.round();
        assertThat(log.verify(second.receipt()).verdict()).isEqualTo(Verdict.PASSED);
        assertThat(log.log.of(1).checkpoint()).isEmpty();
    }

    @Test
    void whatNoCheckpointCoversIsShownToNobody() {
        note();
        log.round();
        note();
        log.sequencer.integrate();
        assertThat(log.log.tile(0, 0, 1)).isPresent();
        assertThat(log.log.tile(0, 0, 2)).isEmpty();
        assertThat(log.log.tile(-1, 0, 2)).isEmpty();
        log.round();
        assertThat(log.log.tile(0, 0, 2)).isPresent();
        assertThat(log.log.tile(-1, 0, 2)).isPresent();
        assertThat(log.log.tile(1, 0, 1)).isEmpty();
        assertThat(log.log.tile(9, 0, 1)).isEmpty();
    }

    /** Four facts are in the backup; one more was published and is lost. */
    private SetBackDatabase setBack() {
        for (int i = 0; i < 4; i++) {
            note();
        }
        log.round();
        SetBackDatabase backup = SetBackDatabase.copy(log.owner);
        note();
        log.round();
        backup.restore();
        return backup;
    }

    private void note() {
        log.owner
                .sql("SELECT note_fact(?, ?, 'test', 'test/1', '{}', '{}')")
                .param(FactKind.ALERT.code())
                .param(FactKind.ALERT.label())
                .query(UUID.class)
                .single();
    }

    private static Checkpoint checkpoint(String note) throws Exception {
        return Checkpoint.parse(SignedNote.parse(note).text());
    }
}

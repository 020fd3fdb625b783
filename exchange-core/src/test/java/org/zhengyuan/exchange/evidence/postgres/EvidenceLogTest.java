package org.zhengyuan.exchange.evidence.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengyuan.exchange.evidence.LogHealth;
import org.zhengyuan.exchange.evidence.LogHealth.Reason;
import org.zhengyuan.exchange.problem.ProblemException;
import org.zhengyuan.exchange.responsibility.ListOnDatabase;
import org.zhengyuan.exchange.testing.TestDatabase;
import org.zhengyuan.seal.proof.Checkpoint;
import org.zhengyuan.seal.proof.SignedNote;
import org.zhengyuan.seal.proof.TiledTree;
import org.zhengyuan.seal.report.Verdict;

/** Rulings become leaves, leaves a tree, the tree checkpoints, and receipts prove. */
class EvidenceLogTest {
    private final TestDatabase database = TestDatabase.fresh();

    @TempDir
    Path folder;

    private LogOnDatabase log;

    @BeforeEach
    void begin() {
        log = new LogOnDatabase(database, folder);
        new ListOnDatabase(database, Clock.systemUTC())
                .assign("person.name", "350100", "police.residents")
                .orElseThrow();
    }

    @Test
    void everyRulingHasAReceiptThatIsVerifiedWithoutTheExchange() throws Exception {
        assertThat(log.facts()).hasSizeGreaterThan(10);
        assertThat(log.round()).isEqualTo(log.facts().size());
        for (UUID fact : log.facts()) {
            assertThat(log.verify(fact).verdict()).isNotEqualTo(Verdict.FAILED);
        }
        assertThat(log.owner
                        .sql("SELECT count(*) FROM leaf_packet")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aLeafSaysNothingOfItsFactAndOutlivesIt() throws Exception {
        log.round();
        UUID erased = log.facts().get(3);
        log.owner
                .sql("UPDATE fact SET body = NULL, salt = NULL, erased_by = gen_random_uuid() WHERE fact_id = ?")
                .param(erased)
                .update();
        assertThatThrownBy(() -> log.verify(erased))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.refusal().code()).isEqualTo("receipt.erased"));
        for (UUID fact : log.facts()) {
            if (!fact.equals(erased)) {
                assertThat(log.verify(fact).verdict()).isNotEqualTo(Verdict.FAILED);
            }
        }
    }

    @Test
    void aFactThatWasChangedHasNoReceipt() {
        log.round();
        UUID changed = log.facts().get(3);
        log.owner
                .sql("UPDATE fact SET body = replace(body, 'a', 'b') WHERE fact_id = ?")
                .param(changed)
                .update();
        assertThatThrownBy(() -> log.verify(changed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void checkpointsGrowFromOneAnother() throws Exception {
        log.round();
        Checkpoint first = published();
        for (int i = 0; i < 700; i++) {
            note(i);
        }
        assertThat(log.round()).isEqualTo(700);
        Checkpoint second = published();
        TiledTree tree = new TiledTree(second.size(), log.tree.tiles());
        assertThat(tree.root()).isEqualTo(second.root());
        assertThat(tree.consistency(first.size()).proves(first.root(), second.root()))
                .isTrue();
    }

    @Test
    void sequencersRacingLoseNothingAndPlaceNothingTwice() throws Exception {
        log.round();
        long before = log.sequencer.head().size();
        for (int i = 0; i < 300; i++) {
            note(i);
        }
        try (ExecutorService processes = Executors.newFixedThreadPool(4)) {
            List<Future<Long>> placed = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                placed.add(processes.submit((Callable<Long>) log.sequencer::integrate));
            }
            long sum = 0;
            for (Future<Long> one : placed) {
                sum += one.get();
            }
            assertThat(sum).isEqualTo(300);
        }
        assertThat(log.sequencer.head().size()).isEqualTo(before + 300);
        log.publishing.publish();
        assertThat(log.publishing.health()).isInstanceOf(LogHealth.Signing.class);
    }

    @Test
    void aDatabaseThatWasSetBackIsNotSignedFor() {
        log.round();
        long size = log.sequencer.head().size();
        note(1);
        log.round();
        log.owner.sql("ALTER TABLE log_state DISABLE TRIGGER USER").update();
        log.owner.sql("UPDATE log_state SET size = ?").param(size - 1).update();
        log.restart();
        log.publishing.publish();
        assertThat(log.publishing.health())
                .isInstanceOfSatisfying(LogHealth.Stopped.class, stopped -> assertThat(stopped.reason())
                        .isEqualTo(Reason.SHORTER_THAN_PUBLISHED));
    }

    @Test
    void aTreeThatWasRewrittenIsNotSignedFor() {
        log.round();
        log.owner
                .sql(
                        "UPDATE log_tile SET data = set_byte(data, 40, get_byte(data, 40) # 1) WHERE level = 0 AND number = 0")
                .update();
        note(1);
        log.restart();
        log.round();
        assertThat(log.publishing.health()).isInstanceOf(LogHealth.Stopped.class);
    }

    @Test
    void aCheckpointThatAnotherKeySignedStopsTheLog() throws Exception {
        log.round();
        Files.writeString(
                folder.resolve("checkpoint"),
                Files.readString(folder.resolve("checkpoint")).replace(LogOnDatabase.ORIGIN + " ", "zhengyuan/other "));
        log.restart();
        log.publishing.publish();
        assertThat(log.publishing.health()).isInstanceOf(LogHealth.Stopped.class);
    }

    private Checkpoint published() throws Exception {
        return Checkpoint.parse(
                SignedNote.parse(log.log.checkpoint().orElseThrow()).text());
    }

    private void note(int number) {
        log.owner
                .sql("SELECT note_fact(18, 'alert', 'test', 'test/' || ?, '{}', '{}')")
                .param(number)
                .query(UUID.class)
                .single();
    }
}

package org.zhengyuan.exchange.delivery.postgres;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhengyuan.exchange.sharing.SharingFixture.HOUSING;
import static org.zhengyuan.exchange.sharing.SharingFixture.POLICE;
import static org.zhengyuan.exchange.sharing.SharingFixture.TAX;
import static org.zhengyuan.exchange.sharing.SharingFixture.auditor;
import static org.zhengyuan.exchange.sharing.SharingFixture.steward;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.catalog.CatalogRefusal;
import org.zhengyuan.exchange.catalog.DatasetStop;
import org.zhengyuan.exchange.catalog.postgres.PostgresDatasetStops;
import org.zhengyuan.exchange.delivery.Answer;
import org.zhengyuan.exchange.delivery.Delivered;
import org.zhengyuan.exchange.delivery.DeliveryRefusal;
import org.zhengyuan.exchange.delivery.FakeRegistry;
import org.zhengyuan.exchange.delivery.ReceiptId;
import org.zhengyuan.exchange.delivery.Repeatable;
import org.zhengyuan.exchange.delivery.Trail;
import org.zhengyuan.exchange.idempotency.KeyRefusal;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.reconciliation.OpenDiscrepancies.Disputed;
import org.zhengyuan.exchange.registry.Truth;
import org.zhengyuan.exchange.sharing.Quota;
import org.zhengyuan.exchange.sharing.SharingOptions;
import org.zhengyuan.exchange.sharing.SharingRefusal;
import org.zhengyuan.exchange.testing.TestDatabase;

/** Pulls and claim checks over a real database, in the application's role. */
class DeliveryIT {
    private static final TestDatabase DATABASE = TestDatabase.fresh();

    private final FakeRegistry registry = new FakeRegistry()
            .says("zhang", "person.name", "population", "Zhang San")
            .says("zhang", "person.sex", "population", "1")
            .says("zhang", "person.home", "population", "350102");
    private final Exchange exchange = new Exchange(DATABASE.application(), registry);
    private final JdbcClient owner = JdbcClient.create(DATABASE.owner());

    @Test
    void anAnswerIsInTheTrailWithItsDigest() throws Exception {
        UUID agreement = exchange.agreed("person.name");
        Delivered delivered = done(exchange.pull(agreement, "zhang", "person.name"));
        Map<String, Object> row = row(delivered.receipt());
        assertThat(row).containsEntry("outcome", "answered").containsEntry("subject_id", registry.id("zhang"));
        assertThat(row.get("answer_digest"))
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(withoutSignature(delivered.body())));
        assertThat(row.get("details_type")).isEqualTo("PullAnswered");
        assertThat(new String((byte[]) row.get("details"), StandardCharsets.ISO_8859_1))
                .contains("population")
                .doesNotContain("Zhang");
        assertThat(exchange.answers.getLast().elements().getFirst().state()).isEqualTo(Answer.State.KNOWN);
    }

    @Test
    void aRefusalIsInTheTrailToo() {
        UUID agreement = exchange.agreed("person.name");
        Outcome.Refused<Delivered> no = refused(exchange.pull(agreement, "zhang", "person.sex"));
        assertThat(no.refusal()).isEqualTo(DeliveryRefusal.ELEMENT_NOT_COVERED);
        ReceiptId receipt =
                new ReceiptId(UUID.fromString(String.valueOf(no.facts().get("receipt"))));
        assertThat(row(receipt)).containsEntry("outcome", "agreement.element-not-covered");
        assertThat(row(receipt).get("answer_digest")).isNull();
        UUID unknown = UUID.randomUUID();
        assertThat(refused(exchange.pull(unknown, "zhang", "person.name")).refusal())
                .isEqualTo(DeliveryRefusal.NOT_A_PARTY);
        assertThat(entries(unknown)).isEqualTo(1);
    }

    @Test
    void withoutATrailEntryNothingLeaves() {
        UUID agreement = exchange.agreed(new Quota(3, 3), new SharingOptions(false, false), "person.name");
        Exchange broken = new Exchange(DATABASE.application(), registry, new FailingTrail());
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> broken.pull(agreement, "zhang", "person.name"))
                    .hasMessage("the disk is full");
        }
        assertThat(entries(agreement)).isZero();
    }

    @Test
    void endingAnAgreementStopsTheNextPullOfEveryProcess() {
        UUID agreement = exchange.agreed("person.name");
        Exchange other = new Exchange(DATABASE.application(), registry);
        done(exchange.pull(agreement, "zhang", "person.name"));
        done(other.pull(agreement, "zhang", "person.name"));
        exchange.life.suspend(steward("p", POLICE), agreement, "check").orProblem();
        assertThat(refused(other.pull(agreement, "zhang", "person.name")).refusal())
                .isEqualTo(DeliveryRefusal.SUSPENDED);
        exchange.life.end(steward("p", POLICE), agreement, "over").orProblem();
        assertThat(refused(exchange.pull(agreement, "zhang", "person.name")).refusal())
                .isEqualTo(DeliveryRefusal.HAS_ENDED);
        assertThat(refused(other.pull(agreement, "zhang", "person.name")).refusal())
                .isEqualTo(DeliveryRefusal.HAS_ENDED);
    }

    @Test
    void stoppingADatasetStopsTheNextQuestionOfEveryProcessUntilItIsResumed() {
        registry.says("sun", "person.name", "tax-names", "Sun Liu").says("sun", "person.home", "population", "350102");
        UUID agreement = exchange.agreed("person.name", "person.sex");
        Exchange other = new Exchange(DATABASE.application(), registry);
        PostgresDatasetStops stops = new PostgresDatasetStops(exchange.jdbc);
        done(other.pull(agreement, "zhang", "person.name"));
        Instant now = Instant.parse("2026-11-22T00:00:00Z");
        assertThat(stops.stop(new DatasetStop("population", "wrong values", "operator", now, null)))
                .isTrue();
        assertThat(stops.stop(new DatasetStop("population", "again", "operator", now, null)))
                .isFalse();
        try {
            for (Exchange process : List.of(exchange, other)) {
                Outcome.Refused<Delivered> no = refused(process.pull(agreement, "zhang", "person.name"));
                assertThat(no.refusal()).isEqualTo(CatalogRefusal.DATASET_STOPPED);
                assertThat(no.facts().get("dataset")).isEqualTo("population");
                assertThat(row(new ReceiptId(
                                UUID.fromString(String.valueOf(no.facts().get("receipt"))))))
                        .containsEntry("outcome", "dataset.stopped");
                assertThat(refused(process.check(agreement, "zhang", Map.of("person.name", "Zhang San")))
                                .refusal())
                        .isEqualTo(CatalogRefusal.DATASET_STOPPED);
                // Not even that the dataset holds nothing is told.
                assertThat(refused(process.pull(agreement, "nobody", "person.name"))
                                .refusal())
                        .isEqualTo(CatalogRefusal.DATASET_STOPPED);
            }
            // Another dataset's values are answered; that tax-names has not agreed is another matter.
            assertThat(refused(exchange.pull(agreement, "sun", "person.name")).refusal())
                    .isEqualTo(DeliveryRefusal.SOURCE_NOT_COVERED);
        } finally {
            assertThat(stops.resume("population", new DatasetStop.Resumption("corrected", "operator", now)))
                    .isTrue();
        }
        done(other.pull(agreement, "zhang", "person.name"));
        assertThat(stops.history("population")).hasSize(1);
        assertThat(stops.present("population")).isEmpty();
        assertThat(stops.resume("population", new DatasetStop.Resumption("again", "operator", now)))
                .isFalse();
        assertThatThrownBy(() -> exchange.jdbc
                        .sql("UPDATE dataset_stop SET resume_reason = 'another' WHERE dataset = 'population'")
                        .update())
                .hasStackTraceContaining("is over");
    }

    @Test
    void anOperatorStopsAnAgreementButReadsNothingUnderIt() {
        UUID agreement = exchange.agreed("person.name");
        Actor operator = new Actor("operator", Actor.Kind.PERSON, null, Set.of(Role.OPERATOR));
        assertThat(exchange.life.suspend(operator, agreement, " ")).isInstanceOf(Outcome.Refused.class);
        exchange.life.suspend(operator, agreement, "emergency").orProblem();
        assertThat(refused(exchange.pull(agreement, "zhang", "person.name")).refusal())
                .isEqualTo(DeliveryRefusal.SUSPENDED);
        assertThat(exchange.life.resume(steward("p", POLICE), agreement, "mine"))
                .isEqualTo(Outcome.refused(SharingRefusal.SUSPENDED_BY_OTHERS));
        assertThat(exchange.life.end(operator, agreement, "for good"))
                .isEqualTo(Outcome.refused(SharingRefusal.NOT_YOURS));
        assertThat(exchange.trailReading.read(operator, agreement, null, 10))
                .isEqualTo(Outcome.refused(DeliveryRefusal.TRAIL_NOT_YOURS));
        exchange.life.resume(operator, agreement, "over").orProblem();
        done(exchange.pull(agreement, "zhang", "person.name"));
    }

    @Test
    void aSourceThatDidNotAgreeIsNotAnswered() {
        UUID agreement = exchange.agreed("person.name");
        registry.says("li", "person.name", "new-source", "Li Si").says("li", "person.home", "population", "350102");
        assertThat(refused(exchange.pull(agreement, "li", "person.name")).refusal())
                .isEqualTo(DeliveryRefusal.SOURCE_NOT_COVERED);
    }

    @Test
    void aSubjectOfAnotherDivisionIsNotAnswered() {
        UUID agreement = exchange.agreed("person.name");
        registry.says("wang", "person.name", "population", "Wang Wu")
                .says("wang", "person.home", "population", "110105");
        assertThat(refused(exchange.pull(agreement, "wang", "person.name")).refusal())
                .isEqualTo(DeliveryRefusal.DIVISION_NOT_COVERED);
    }

    @Test
    void recordsOfAnotherDivisionStayBehind() {
        UUID agreement = exchange.agreed("person.tax-month");
        registry.says(
                "zhao",
                "person.tax-month",
                new Truth.Known(List.of(
                        FakeRegistry.value("tax-months", "2026-01", "100", "350102"),
                        FakeRegistry.value("tax-months", "2026-02", "200", "110105"))));
        done(exchange.pull(agreement, "zhao", "person.tax-month"));
        assertThat(exchange.answers.getLast().elements().getFirst().values())
                .extracting(one -> one.value().recordKey())
                .containsExactly("2026-01");
    }

    @Test
    void disputedValuesAreMarked() {
        UUID agreement = exchange.agreed("person.name");
        exchange.disputed.add(new Disputed(registry.id("zhang"), "person.name"));
        done(exchange.pull(agreement, "zhang", "person.name"));
        assertThat(exchange.answers
                        .getLast()
                        .elements()
                        .getFirst()
                        .values()
                        .getFirst()
                        .disputed())
                .isTrue();
    }

    @Test
    void oneBatchHoldsAnswersAndRefusals() {
        UUID good = exchange.agreed("person.name");
        List<Outcome<Delivered>> outcomes = exchange.ask(List.of(
                exchange.question(good, "zhang", null, "person.name"),
                exchange.question(UUID.randomUUID(), "zhang", null, "person.name"),
                exchange.question(good, "nobody", null, "person.name")));
        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Done.class);
        assertThat(outcomes.get(1)).isInstanceOf(Outcome.Refused.class);
        assertThat(outcomes.get(2)).isInstanceOf(Outcome.Done.class);
        assertThat(entries(good)).isEqualTo(2);
    }

    @Test
    void concurrentProcessesNeverOverdrawAQuota() throws Exception {
        UUID agreement = exchange.agreed(new Quota(57, 1_000), new SharingOptions(false, false), "person.name");
        int answered = answeredBy(3, 40, agreement);
        assertThat(answered).isPositive().isLessThanOrEqualTo(57);
        assertThat(entriesAnswered(agreement)).isEqualTo(answered);
        assertThat(owner.sql("SELECT sum(drawn) FROM agreement_quota WHERE agreement_id = ?")
                        .param(agreement)
                        .query(Long.class)
                        .single())
                .isEqualTo(57);
    }

    @Test
    void oneProcessGivesTheWholeQuotaAndNoMore() {
        UUID agreement = exchange.agreed(new Quota(100, 5), new SharingOptions(false, false), "person.name");
        for (int i = 0; i < 5; i++) {
            refused(exchange.pull(agreement, "zhang", "person.sex"));
            done(exchange.pull(agreement, "zhang", "person.name"));
        }
        assertThat(refused(exchange.pull(agreement, "zhang", "person.name")).refusal())
                .isEqualTo(DeliveryRefusal.QUOTA_TOTAL);
    }

    @Test
    void aRepeatedPullHasTheSameReceiptAndCountsOnce() {
        UUID agreement = exchange.agreed(new Quota(100, 1), new SharingOptions(false, false), "person.name");
        String key = UUID.randomUUID().toString();
        Delivered first = done(exchange.pull(agreement, "zhang", repeatable(key, 1), "person.name"));
        Delivered second = done(exchange.pull(agreement, "zhang", repeatable(key, 1), "person.name"));
        assertThat(second.receipt()).isEqualTo(first.receipt());
        assertThat(refused(exchange.pull(agreement, "zhang", repeatable(key, 2), "person.name"))
                        .refusal())
                .isEqualTo(KeyRefusal.OTHER_REQUEST);
        assertThat(owner.sql("SELECT count(*) FROM trail WHERE receipt_id = ?")
                        .param(first.receipt().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        exchange.life.end(steward("anna", HOUSING), agreement, "over").orProblem();
        assertThat(refused(exchange.pull(agreement, "zhang", repeatable(key, 1), "person.name"))
                        .refusal())
                .isEqualTo(DeliveryRefusal.HAS_ENDED);
    }

    @Test
    void oneKeyAtTwoProcessesAtOnceGivesOneReceipt() throws Exception {
        UUID agreement = exchange.agreed("person.name");
        String key = UUID.randomUUID().toString();
        List<Callable<Outcome<Delivered>>> calls = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Exchange process = new Exchange(DATABASE.application(), registry);
            calls.add(() -> process.pull(agreement, "zhang", repeatable(key, 1), "person.name"));
        }
        List<ReceiptId> receipts = new ArrayList<>();
        try (ExecutorService all = Executors.newFixedThreadPool(4)) {
            for (var call : all.invokeAll(calls)) {
                receipts.add(done(call.get()).receipt());
            }
        }
        assertThat(receipts).hasSize(4).containsOnly(receipts.getFirst());
    }

    @Test
    void theTrailIsReadByTheTwoSidesAndAuditors() {
        UUID agreement = exchange.agreed("person.name");
        done(exchange.pull(agreement, "zhang", "person.name"));
        refused(exchange.pull(agreement, "zhang", "person.sex"));
        List<Trail.Line> lines = exchange.trailReading
                .read(steward("p", POLICE), agreement, null, 10)
                .orProblem();
        assertThat(lines).extracting(Trail.Line::outcome).containsExactly("answered", "agreement.element-not-covered");
        ReceiptId seen = new ReceiptId(lines.getFirst().receipt());
        assertThat(exchange.trailReading.read(auditor(), agreement, seen, 10).orProblem())
                .extracting(Trail.Line::receipt)
                .containsExactly(lines.getLast().receipt());
        assertThat(exchange.trailReading.read(steward("t", TAX), agreement, null, 10))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void theApplicationCannotChangeTheTrail() {
        exchange.pull(UUID.randomUUID(), "zhang", "person.name");
        for (String sql :
                List.of("UPDATE trail SET operator = 'x'", "DELETE FROM trail", "TRUNCATE trail", "DROP TABLE trail")) {
            assertThatThrownBy(() -> exchange.jdbc.sql(sql).update()).isInstanceOf(DataAccessException.class);
        }
        new TrailPartitions(exchange.jdbc, java.time.Clock.systemUTC()).prepare();
    }

    private static Repeatable repeatable(String key, int body) {
        return new Repeatable(Exchange.CLIENT.id(), key, new byte[] {(byte) body});
    }

    private int answeredBy(int processes, int pulls, UUID agreement) throws Exception {
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < processes; i++) {
            Exchange process = new Exchange(DATABASE.application(), registry);
            calls.add(() -> {
                int answered = 0;
                for (int j = 0; j < pulls; j++) {
                    answered += process.pull(agreement, "zhang", "person.name") instanceof Outcome.Done ? 1 : 0;
                }
                return answered;
            });
        }
        int answered = 0;
        try (ExecutorService all = Executors.newFixedThreadPool(processes)) {
            for (var call : all.invokeAll(calls)) {
                answered += call.get();
            }
        }
        return answered;
    }

    private Map<String, Object> row(ReceiptId receipt) {
        return owner.sql("SELECT * FROM trail WHERE receipt_id = ?")
                .param(receipt.value())
                .query()
                .singleRow();
    }

    private int entries(UUID agreement) {
        return requireNonNull(owner.sql("SELECT count(*) FROM trail WHERE agreement_id = ?")
                .param(agreement)
                .query(Integer.class)
                .single());
    }

    private int entriesAnswered(UUID agreement) {
        return requireNonNull(owner.sql("SELECT count(*) FROM trail WHERE agreement_id = ? AND outcome = 'answered'")
                .param(agreement)
                .query(Integer.class)
                .single());
    }

    static Delivered done(Outcome<Delivered> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return outcome.orProblem();
    }

    static Outcome.Refused<Delivered> refused(Outcome<Delivered> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return (Outcome.Refused<Delivered>) outcome;
    }

    private static byte[] withoutSignature(byte[] answer) {
        String text = new String(answer, StandardCharsets.UTF_8);
        return (text.substring(0, text.lastIndexOf(",\"signature\":")) + "}").getBytes(StandardCharsets.UTF_8);
    }
}

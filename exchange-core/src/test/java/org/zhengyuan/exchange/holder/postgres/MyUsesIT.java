package org.zhengyuan.exchange.holder.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengyuan.exchange.sharing.SharingFixture.HOUSING;
import static org.zhengyuan.exchange.sharing.SharingFixture.POLICE;
import static org.zhengyuan.exchange.sharing.SharingFixture.TAX;
import static org.zhengyuan.exchange.sharing.SharingFixture.steward;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.delivery.Lines;
import org.zhengyuan.exchange.delivery.Lines.Asked;
import org.zhengyuan.exchange.delivery.TrailEntry;
import org.zhengyuan.exchange.delivery.postgres.PostgresTrail;
import org.zhengyuan.exchange.evidence.AuditQueries;
import org.zhengyuan.exchange.evidence.postgres.PostgresFactNotes;
import org.zhengyuan.exchange.evidence.postgres.PostgresLeaves;
import org.zhengyuan.exchange.holder.Assurance;
import org.zhengyuan.exchange.holder.DataUse;
import org.zhengyuan.exchange.holder.DataUses;
import org.zhengyuan.exchange.holder.HolderBinding;
import org.zhengyuan.exchange.holder.HolderRefusal;
import org.zhengyuan.exchange.holder.ReadingUses;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.sharing.HiddenFromHolder;
import org.zhengyuan.exchange.sharing.RequestState;
import org.zhengyuan.exchange.sharing.RequestingData;
import org.zhengyuan.exchange.sharing.SharingFixture;
import org.zhengyuan.exchange.sharing.SharingOptions;
import org.zhengyuan.exchange.sharing.Terms;
import org.zhengyuan.exchange.sharing.postgres.SharingWiring;
import org.zhengyuan.exchange.testing.MovableClock;
import org.zhengyuan.exchange.testing.TestDatabase;

/** Holders see who used their own data, and nobody else's. */
class MyUsesIT {
    private static final Actor CLIENT =
            new Actor("housing-1", Actor.Kind.CLIENT, HOUSING, Set.of(Role.DEPARTMENT_SYSTEM));

    private final TestDatabase database = TestDatabase.fresh();
    private final MovableClock clock = new MovableClock();
    private final DataSource source = database.application();
    private final JdbcClient jdbc = JdbcClient.create(source);
    private final JdbcTransactionManager manager = new JdbcTransactionManager(source);
    private final JdbcTemplate template = new JdbcTemplate(source);
    private final PostgresTrail trail = new PostgresTrail(template, new PostgresLeaves(template));
    private final RequestingData requesting =
            new SharingWiring(jdbc, new TransactionTemplate(manager), clock).requesting();
    private final PostgresHolderBindings bindings = new PostgresHolderBindings(jdbc, manager);
    private final ReadingUses reading = new ReadingUses(
            bindings,
            new PostgresDataUses(jdbc),
            new AuditQueries(new PostgresFactNotes(jdbc)),
            Assurance.SUBSTANTIAL,
            clock);
    private final Lines lines = new Lines(new Random(7));
    private final UUID zhang = UUID.randomUUID();
    private final UUID li = UUID.randomUUID();
    private final UUID open = agreed(null, "person.name");

    @Test
    void aHolderSeesDepartmentPurposeAndTimeOfEveryAnswerAboutThemAndOfNothingElse() {
        bind("zhang", zhang, Assurance.HIGH);
        TrailEntry pulled = used(open, zhang);
        TrailEntry checked = lines.checked(now(), asked(open), zhang, false);
        used(open, li);
        write(checked, lines.refused(now(), asked(open)));
        DataUses.Page page = reading.own(holder("zhang"), null, 10).orProblem();
        assertThat(page.uses())
                .extracting(DataUse::receipt)
                .containsExactly(checked.receipt().value(), pulled.receipt().value());
        assertThat(page.uses().getLast()).satisfies(use -> {
            assertThat(use.department()).isEqualTo(HOUSING);
            assertThat(use.purpose()).isEqualTo("housing loan");
            assertThat(use.at()).isEqualTo(pulled.at());
            assertThat(use.elements()).containsExactly("person.name");
        });
        assertThat(reading.own(holder("zhang"), checked.receipt().value(), 10)
                        .orProblem()
                        .uses())
                .extracting(DataUse::receipt)
                .containsExactly(pulled.receipt().value());
    }

    @Test
    void whoIsBoundToNobodyOrNotSurelySeesNothing() {
        used(open, zhang);
        assertThat(refusal(holder("zhang"))).isEqualTo(HolderRefusal.NOT_BOUND);
        bind("zhang", zhang, Assurance.LOW);
        assertThat(refusal(holder("zhang"))).isEqualTo(HolderRefusal.ASSURANCE);
        bind("zhang", zhang, Assurance.SUBSTANTIAL);
        assertThat(seen("zhang")).hasSize(1);
        assertThat(refusal(new Actor("zhang", Actor.Kind.PERSON, null, Set.of(Role.AUDITOR))))
                .as("the name alone makes no holder")
                .isEqualTo(HolderRefusal.NOT_BOUND);
        assertThat(bindings.end("zhang", "operator", clock.instant())).isTrue();
        assertThat(refusal(holder("zhang"))).isEqualTo(HolderRefusal.NOT_BOUND);
        assertThat(count("SELECT count(*) FROM fact WHERE kind = 16 AND object LIKE 'holder_binding/%'"))
                .as("each binding, and each end of one")
                .isEqualTo(4);
    }

    @Test
    void usesThatAnAgreementHidesAppearWhenTheirTimeIsOver() {
        bind("zhang", zhang, Assurance.HIGH);
        Instant until = clock.instant().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.DAYS);
        UUID hidden = agreed(new HiddenFromHolder("Criminal Procedure Law", until), "person.name");
        TrailEntry used = used(hidden, zhang);
        assertThat(seen("zhang")).isEmpty();
        clock.advanceTo(until.minusSeconds(60));
        assertThat(seen("zhang")).isEmpty();
        clock.advanceTo(until);
        assertThat(seen("zhang")).containsExactly(used.receipt().value());
    }

    @Test
    void nothingIsHiddenWithoutABasisAnEndAndSomebodysApproval() {
        for (HiddenFromHolder wrong : List.of(
                new HiddenFromHolder(" ", clock.instant().plus(Duration.ofDays(30))),
                new HiddenFromHolder("law", clock.instant().minusSeconds(1)),
                new HiddenFromHolder("law", clock.instant().plus(Duration.ofDays(4_000))))) {
            assertThat(requesting.submit(steward("anna", HOUSING), terms(wrong, "person.name"), List.of(), null))
                    .isInstanceOf(Outcome.Refused.class);
        }
        HiddenFromHolder clause = new HiddenFromHolder("law", clock.instant().plus(Duration.ofDays(30)));
        var settled = requesting
                .submit(steward("anna", HOUSING), terms(clause, "person.tax-month"), List.of(), null)
                .orProblem();
        assertThat(settled.agreement()).as("unconditional sharing, but not so").isNull();
        assertThat(settled.request().state()).isEqualTo(RequestState.SUBMITTED);
        assertThat(settled.request().approvers()).containsExactly(TAX);
    }

    @Test
    void afterAMergeTheHolderSeesTheUsesOfBothAndAfterItsSplitOnlyTheirOwn() {
        bind("zhang", zhang, Assurance.HIGH);
        bind("li", li, Assurance.HIGH);
        UUID ofZhang = used(open, zhang).receipt().value();
        UUID ofLi = used(open, li).receipt().value();
        UUID merge = change("merge", zhang, li, null);
        UUID between = used(open, zhang).receipt().value();
        assertThat(seen("zhang")).containsExactly(between, ofLi, ofZhang);
        assertThat(seen("li")).containsExactly(between, ofLi, ofZhang);

        change("split", zhang, li, merge);
        UUID after = used(open, zhang).receipt().value();
        assertThat(seen("zhang")).containsExactly(after, ofZhang);
        assertThat(seen("li")).containsExactly(ofLi);
        assertThat(reading.own(holder("zhang"), null, 10).orProblem().withheld())
                .isEqualTo(1);
        assertThat(reading.own(holder("li"), null, 10).orProblem().withheld()).isZero();
    }

    @Test
    void theLookIsAFact() {
        bind("zhang", zhang, Assurance.HIGH);
        seen("zhang");
        assertThat(count("SELECT count(*) FROM fact WHERE kind = 15 AND body::jsonb ->> 'actor' = 'zhang'"))
                .isEqualTo(1);
    }

    private TrailEntry used(UUID agreement, UUID subject) {
        TrailEntry entry = lines.answered(now(), asked(agreement), subject);
        write(entry);
        return entry;
    }

    private void write(TrailEntry... entries) {
        new TransactionTemplate(manager).executeWithoutResult(status -> trail.append(List.of(entries)));
    }

    private Instant now() {
        return clock.instant();
    }

    private static Asked asked(UUID agreement) {
        return new Asked(CLIENT, agreement, "case-1", "operator-1");
    }

    private UUID change(String kind, UUID kept, UUID absorbed, @Nullable UUID undoes) {
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        "INSERT INTO subject_change (change_id, kind, kept, absorbed, undoes, reason, state, proposed_by, proposed_at,"
                                + " decided_by, decided_at) VALUES (?, ?, ?, ?, ?, 'r', 'done', 'a', ?, 'b', ?)")
                .param(id)
                .param(kind)
                .param(kept)
                .param(absorbed)
                .param(undoes)
                .param(now().atOffset(ZoneOffset.UTC))
                .param(now().atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    private UUID agreed(@Nullable HiddenFromHolder hidden, String... elements) {
        var settled = requesting
                .submit(steward("anna", HOUSING), terms(hidden, elements), List.of(), null)
                .orProblem();
        UUID request = settled.request().id();
        requesting.approve(steward("p1", POLICE), request).orProblem();
        return java.util.Objects.requireNonNull(requesting
                        .approve(steward("p2", POLICE), request)
                        .orProblem()
                        .agreement())
                .id();
    }

    private static Terms terms(@Nullable HiddenFromHolder hidden, String... elements) {
        Terms t = SharingFixture.asked(elements);
        return new Terms(
                t.requester(),
                t.purpose(),
                t.legalBasis(),
                t.subjectType(),
                t.elements(),
                t.division(),
                t.quota(),
                t.validFrom(),
                t.validTo(),
                new SharingOptions(false, false, hidden));
    }

    private void bind(String account, UUID subject, Assurance assurance) {
        bindings.bind(new HolderBinding(UUID.randomUUID(), account, subject, assurance, "operator", clock.instant()));
    }

    private List<UUID> seen(String account) {
        return reading.own(holder(account), null, 10).orProblem().uses().stream()
                .map(DataUse::receipt)
                .toList();
    }

    private Object refusal(Actor actor) {
        return reading.own(actor, null, 10) instanceof Outcome.Refused<DataUses.Page> no ? no.refusal() : "done";
    }

    private static Actor holder(String account) {
        return new Actor(account, Actor.Kind.PERSON, null, Set.of(Role.HOLDER));
    }

    private long count(String query) {
        return JdbcClient.create(database.owner()).sql(query).query(Long.class).single();
    }
}

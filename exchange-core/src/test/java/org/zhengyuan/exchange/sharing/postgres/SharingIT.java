package org.zhengyuan.exchange.sharing.postgres;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhengyuan.exchange.sharing.SharingFixture.CIVIL_AFFAIRS;
import static org.zhengyuan.exchange.sharing.SharingFixture.HOUSING;
import static org.zhengyuan.exchange.sharing.SharingFixture.POLICE;
import static org.zhengyuan.exchange.sharing.SharingFixture.TAX;
import static org.zhengyuan.exchange.sharing.SharingFixture.asked;
import static org.zhengyuan.exchange.sharing.SharingFixture.auditor;
import static org.zhengyuan.exchange.sharing.SharingFixture.exchangeSteward;
import static org.zhengyuan.exchange.sharing.SharingFixture.steward;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.sharing.AgreementChange;
import org.zhengyuan.exchange.sharing.AgreementLife;
import org.zhengyuan.exchange.sharing.AgreementState;
import org.zhengyuan.exchange.sharing.DataRequest;
import org.zhengyuan.exchange.sharing.DataRequests;
import org.zhengyuan.exchange.sharing.Material;
import org.zhengyuan.exchange.sharing.RequestState;
import org.zhengyuan.exchange.sharing.RequestingData;
import org.zhengyuan.exchange.sharing.SharingAgreement;
import org.zhengyuan.exchange.sharing.SharingFixture;
import org.zhengyuan.exchange.sharing.SharingRefusal;
import org.zhengyuan.exchange.sharing.Terms;
import org.zhengyuan.exchange.testing.TestDatabase;

/** From request to agreement and through its life, on a real database in the application's role. */
class SharingIT {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Actor ANNA = steward("anna", HOUSING);

    private final DataSource source = DATABASE.application();
    private final JdbcClient jdbc = JdbcClient.create(source);
    private final TransactionTemplate transactions = new TransactionTemplate(new JdbcTransactionManager(source));
    private final PostgresSharingAgreements agreements = new PostgresSharingAgreements(jdbc, transactions);
    private final Clock clock = Clock.fixed(SharingFixture.NOW, ZoneOffset.UTC);
    private final RequestingData requesting = new RequestingData(
            SharingFixture.catalog(),
            SharingFixture.responsibilities(),
            new PostgresDataRequests(jdbc, transactions),
            agreements,
            clock);
    private final AgreementLife life = new AgreementLife(agreements, requesting, clock);

    @Test
    void unconditionalDataAreAgreedAtOnce() {
        DataRequests.Settled settled = submit(asked("person.tax-month"));
        assertThat(settled.request().state()).isEqualTo(RequestState.APPROVED);
        SharingAgreement agreement =
                agreements.find(requireNonNull(settled.agreement()).id()).orElseThrow();
        assertThat(agreement).isEqualTo(settled.agreement());
        assertThat(agreement.terms().covers("person.tax-month", "tax-months")).isTrue();
        assertThat(agreement.sources()).containsExactly(TAX);
    }

    @Test
    void conditionalDataWaitForTwoPeopleOfTheSource() {
        DataRequest request = submit(asked("person.name", "person.tax-month")).request();
        assertThat(request.state()).isEqualTo(RequestState.SUBMITTED);
        requesting.approve(steward("p1", POLICE), request.id()).orProblem();
        assertThat(requesting.find(ANNA, request.id()).orElseThrow().approvals(POLICE))
                .isEqualTo(1);
        SharingAgreement agreement = requireNonNull(requesting
                .approve(steward("p2", POLICE), request.id())
                .orProblem()
                .agreement());
        assertThat(agreements.find(agreement.id())).contains(agreement);
        assertThat(requesting.agreementOf(request)).isEqualTo(agreement.id());
        assertThat(life.history(ANNA, agreement.id()).orElseThrow())
                .extracting(AgreementChange::kind)
                .containsExactly(AgreementChange.Kind.MADE);
    }

    @Test
    void twoConcurrentApprovalsMakeOneAgreement() throws Exception {
        DataRequest request = submit(asked("person.name")).request();
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            Callable<Outcome<DataRequests.Settled>> first =
                    () -> requesting.approve(steward("p1", POLICE), request.id());
            Callable<Outcome<DataRequests.Settled>> second =
                    () -> requesting.approve(steward("p2", POLICE), request.id());
            for (var done : both.invokeAll(List.of(first, second))) {
                done.get().orProblem();
            }
        }
        assertThat(requesting.find(ANNA, request.id()).orElseThrow().state()).isEqualTo(RequestState.APPROVED);
        assertThat(requesting.agreementOf(request)).isNotNull();
    }

    @Test
    void dataThatAreNotSharedAreRefusedAtOnceWithTheLegalBasis() {
        DataRequest request = submit(asked("person.marriage", "person.name")).request();
        assertThat(request.state()).isEqualTo(RequestState.REFUSED);
        assertThat(request.reason()).contains("marriages: terms of marriages");
        assertThat(requesting.find(steward("c", CIVIL_AFFAIRS), request.id())).isPresent();
    }

    @Test
    void aRequestNamesWhatTheCatalogueKnows() {
        assertRefused(
                requesting.submit(ANNA, asked("person.nothing"), List.of(), null), SharingRefusal.UNKNOWN_ELEMENT);
        assertRefused(
                requesting.submit(ANNA, asked("person.unsourced"), List.of(), null),
                SharingRefusal.ELEMENT_WITHOUT_SOURCE);
        assertRefused(requesting.submit(ANNA, asked("house.area"), List.of(), null), SharingRefusal.OTHER_SUBJECT_TYPE);
        assertRefused(
                requesting.submit(steward("p", POLICE), asked("person.tax-month"), List.of(), null),
                SharingRefusal.NOT_YOURS);
    }

    @Test
    void departmentsThatAreNoSideSeeNothing() {
        DataRequests.Settled settled = submit(asked("person.tax-month"));
        UUID agreement = requireNonNull(settled.agreement()).id();
        Actor stranger = steward("s", "transport");
        assertThat(requesting.find(stranger, settled.request().id())).isEmpty();
        assertThat(requesting.list(stranger, null, 50)).isEmpty();
        assertThat(life.find(stranger, agreement)).isEmpty();
        assertThat(life.list(stranger, null, 50)).isEmpty();
        assertRefused(life.end(stranger, agreement, "why"), SharingRefusal.NOT_FOUND);
        assertRefused(requesting.approve(stranger, settled.request().id()), SharingRefusal.NOT_FOUND);
        for (Actor actor : List.of(ANNA, steward("t", TAX), auditor(), exchangeSteward())) {
            assertThat(requesting.find(actor, settled.request().id())).isPresent();
            assertThat(life.find(actor, agreement)).isPresent();
            assertThat(life.list(actor, null, 500))
                    .extracting(SharingAgreement::id)
                    .contains(agreement);
        }
    }

    @Test
    void listsPageFromTheNewest() {
        UUID older = submit(asked("person.tax-month")).request().id();
        UUID newer = submit(asked("person.tax-month")).request().id();
        assertThat(requesting.list(ANNA, null, 1)).extracting(DataRequest::id).containsExactly(newer);
        assertThat(requesting.list(ANNA, newer, 1)).extracting(DataRequest::id).containsExactly(older);
    }

    @Test
    void whatOneSideSuspendedTheOtherDoesNotResume() {
        UUID agreement = made();
        life.suspend(steward("t", TAX), agreement, "leak feared").orProblem();
        assertThat(inForce(agreement)).isEqualTo(AgreementState.SUSPENDED);
        assertRefused(life.resume(ANNA, agreement, "please"), SharingRefusal.SUSPENDED_BY_OTHERS);
        life.resume(exchangeSteward(), agreement, "checked").orProblem();
        assertThat(inForce(agreement)).isEqualTo(AgreementState.ACTIVE);
        life.end(ANNA, agreement, "done").orProblem();
        assertThat(inForce(agreement)).isEqualTo(AgreementState.ENDED);
        assertRefused(life.resume(exchangeSteward(), agreement, "again"), SharingRefusal.ENDED);
        assertThat(life.history(auditor(), agreement).orElseThrow()).hasSize(4);
    }

    @Test
    void auditorsChangeNothing() {
        assertRefused(life.suspend(auditor(), made(), "why"), SharingRefusal.NOT_YOURS);
    }

    @Test
    void narrowerTermsCountAtOnceAndWiderOnesWait() {
        UUID id = made();
        Terms agreed = agreements.find(id).orElseThrow().terms();
        Terms fewer = new Terms(
                agreed.requester(),
                agreed.purpose(),
                agreed.legalBasis(),
                agreed.subjectType(),
                agreed.elements(),
                agreed.division(),
                new org.zhengyuan.exchange.sharing.Quota(5, 10),
                agreed.validFrom(),
                agreed.validTo(),
                agreed.options());
        AgreementLife.Reworked narrowed =
                life.rework(steward("t", TAX), id, fewer, List.of()).orProblem();
        assertThat(narrowed.agreement().current().version()).isEqualTo(2);
        assertRefused(life.rework(steward("t", TAX), id, agreed, List.of()), SharingRefusal.ONLY_REQUESTER_WIDENS);
        DataRequest wider = requireNonNull(
                life.rework(ANNA, id, asked("person.tax-month", "person.name"), List.of(new Material("m", "r")))
                        .orProblem()
                        .request());
        assertThat(agreements.find(id).orElseThrow().current().version()).isEqualTo(2);
        requesting.approve(steward("p1", POLICE), wider.id()).orProblem();
        requesting.approve(steward("p2", POLICE), wider.id()).orProblem();
        SharingAgreement widened = agreements.find(id).orElseThrow();
        assertThat(widened.current().version()).isEqualTo(3);
        assertThat(widened.sources()).isEqualTo(Set.of(POLICE, TAX));
        assertThat(life.versions(ANNA, id).orElseThrow()).hasSize(3);
        assertThat(agreements.version(id, 2).orElseThrow().terms()).isEqualTo(fewer);
    }

    @Test
    void aMadeVersionNeverChanges() {
        made();
        assertThatThrownBy(() -> jdbc.sql("UPDATE agreement_version SET version = version")
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM agreement_change").update())
                .isInstanceOf(DataAccessException.class);
    }

    private UUID made() {
        return requireNonNull(submit(asked("person.tax-month")).agreement()).id();
    }

    private AgreementState inForce(UUID agreement) {
        return requireNonNull(agreements.inForce(Set.of(agreement)).get(agreement))
                .state();
    }

    private DataRequests.Settled submit(Terms terms) {
        return requesting.submit(ANNA, terms, List.of(), null).orProblem();
    }

    private static void assertRefused(Outcome<?> outcome, SharingRefusal refusal) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, no -> assertThat(no.refusal())
                .isEqualTo(refusal));
    }
}

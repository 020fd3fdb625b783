package org.zhengyuan.exchange.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengyuan.exchange.sharing.SharingFixture.HOUSING;
import static org.zhengyuan.exchange.sharing.SharingFixture.NOW;
import static org.zhengyuan.exchange.sharing.SharingFixture.POLICE;
import static org.zhengyuan.exchange.sharing.SharingFixture.TAX;
import static org.zhengyuan.exchange.sharing.SharingFixture.steward;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.problem.Refusal;

class DataRequestTest {
    private final DataRequest submitted = new DataRequest(
            UUID.randomUUID(),
            null,
            "anna",
            NOW,
            SharingFixture.terms(Map.of("person.name", Set.of("population"))),
            List.of(),
            Set.of(POLICE, TAX),
            Set.of(POLICE, TAX),
            RequestState.SUBMITTED,
            1,
            "",
            List.of());

    @Test
    void twoPeopleOfEachSourceDepartmentApprove() {
        DataRequest request = submitted;
        for (Actor actor : List.of(steward("p1", POLICE), steward("p2", POLICE), steward("t1", TAX))) {
            request = request.approve(actor, NOW).orProblem();
            assertThat(request.state()).isEqualTo(RequestState.SUBMITTED);
        }
        assertThat(request.approve(steward("t2", TAX), NOW).orProblem().state()).isEqualTo(RequestState.APPROVED);
    }

    @Test
    void theSamePersonDoesNotApproveTwice() {
        DataRequest once = submitted.approve(steward("p1", POLICE), NOW).orProblem();
        assertRefused(once.approve(steward("p1", POLICE), NOW), SharingRefusal.APPROVED_BEFORE);
    }

    @Test
    void theRequestersOwnPeopleDoNotDecide() {
        assertRefused(submitted.approve(steward("other", HOUSING), NOW), SharingRefusal.OWN_REQUEST);
        assertRefused(submitted.approve(steward("anna", POLICE), NOW), SharingRefusal.OWN_REQUEST);
    }

    @Test
    void machinesAndClerksDoNotDecide() {
        Actor machine = new Actor("m", Actor.Kind.CLIENT, POLICE, Set.of(Role.DEPARTMENT_STEWARD));
        Actor clerk = new Actor("c", Actor.Kind.PERSON, POLICE, Set.of(Role.CLERK));
        assertRefused(submitted.approve(machine, NOW), SharingRefusal.NOT_YOURS);
        assertRefused(submitted.approve(clerk, NOW), SharingRefusal.NOT_YOURS);
    }

    @Test
    void aDepartmentThatIsNotAskedDoesNotDecide() {
        assertRefused(submitted.approve(steward("x", "transport"), NOW), SharingRefusal.NO_PART_IN_IT);
    }

    @Test
    void aRefusalNeedsAReason() {
        Actor police = steward("p1", POLICE);
        assertRefused(submitted.refuse(police, RefusalGround.PURPOSE, " ", NOW), SharingRefusal.REASON_MISSING);
        DataRequest refused = submitted
                .refuse(police, RefusalGround.PURPOSE, "not needed for it", NOW)
                .orProblem();
        assertThat(refused.state()).isEqualTo(RequestState.REFUSED);
        assertThat(refused.reason()).isEqualTo("not needed for it");
        assertRefused(refused.approve(steward("p2", POLICE), NOW), SharingRefusal.REQUEST_NOT_OPEN);
    }

    @Test
    void missingMaterialsAreToldOnceBeforeTheyAreAReasonToRefuse() {
        Actor police = steward("p1", POLICE);
        assertRefused(
                submitted.refuse(police, RefusalGround.MATERIALS, "no letter", NOW),
                SharingRefusal.TELL_WHAT_TO_ADD_FIRST);
        DataRequest incomplete =
                submitted.tellWhatToAdd(police, "a letter", NOW).orProblem();
        assertThat(incomplete.state()).isEqualTo(RequestState.INCOMPLETE);
        assertRefused(incomplete.supplement(steward("x", TAX), letter()), SharingRefusal.NOT_YOURS);
        DataRequest again =
                incomplete.supplement(steward("anna", HOUSING), letter()).orProblem();
        assertThat(again.state()).isEqualTo(RequestState.SUBMITTED);
        assertThat(again.materials()).hasSize(1);
        assertRefused(again.tellWhatToAdd(steward("t1", TAX), "more", NOW), SharingRefusal.TOLD_BEFORE);
        assertThat(again.refuse(police, RefusalGround.MATERIALS, "wrong letter", NOW)
                        .orProblem()
                        .state())
                .isEqualTo(RequestState.REFUSED);
    }

    @Test
    void approvalsDoNotOutliveASupplement() {
        DataRequest request = submitted.approve(steward("p1", POLICE), NOW).orProblem();
        request = request.tellWhatToAdd(steward("t1", TAX), "a letter", NOW).orProblem();
        request = request.supplement(steward("anna", HOUSING), letter()).orProblem();
        assertThat(request.approvals(POLICE)).isZero();
        assertThat(request.approve(steward("p1", POLICE), NOW).orProblem().approvals(POLICE))
                .isEqualTo(1);
    }

    @Test
    void onlyAnOpenRequestIsWithdrawn() {
        DataRequest gone = submitted.withdraw(steward("anna", HOUSING), "").orProblem();
        assertThat(gone.state()).isEqualTo(RequestState.WITHDRAWN);
        assertRefused(gone.withdraw(steward("anna", HOUSING), ""), SharingRefusal.REQUEST_NOT_OPEN);
    }

    private static List<Material> letter() {
        return List.of(new Material("letter", "No. 7"));
    }

    private static void assertRefused(Outcome<?> outcome, Refusal refusal) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, no -> assertThat(no.refusal())
                .isEqualTo(refusal));
    }
}

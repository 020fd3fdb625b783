package org.zhengyuan.exchange.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.problem.Outcome.Refused;
import org.zhengyuan.exchange.registry.SubjectRef;
import org.zhengyuan.exchange.sharing.AgreementState;
import org.zhengyuan.exchange.sharing.SharingAgreements.InForce;
import org.zhengyuan.exchange.sharing.SharingFixture;
import org.zhengyuan.exchange.sharing.Terms;

class AgreementClausesTest {
    private static final InForce ACTIVE = new InForce(AgreementState.ACTIVE, 1);
    private static final Terms TERMS =
            SharingFixture.terms(Map.of("person.name", Set.of("population"), "person.sex", Set.of("population")));
    private static final Actor HOUSING = client(SharingFixture.HOUSING, Role.DEPARTMENT_SYSTEM);

    @Test
    void aCoveredPullFailsNoClause() {
        assertThat(failing(pull(HOUSING, "loan", "person", "person.name"), ACTIVE, TERMS))
                .isEmpty();
        assertThat(failing(
                        pull(client(SharingFixture.HOUSING, Role.CLERK), "loan", "person", "person.name"),
                        ACTIVE,
                        TERMS))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"DEPARTMENT_SYSTEM", "CLERK"},
            mode = EnumSource.Mode.EXCLUDE)
    void othersThanSystemsAndClerksDoNotPull(Role role) {
        assertFails(pull(client(SharingFixture.HOUSING, role), "loan", "person", "person.name"), DeliveryRefusal.ROLE);
    }

    @Test
    void onlyTheRequesterPullsAndAnUnknownAgreementLooksTheSame() {
        Actor source = client(SharingFixture.POLICE, Role.DEPARTMENT_SYSTEM);
        assertFails(pull(source, "loan", "person", "person.name"), DeliveryRefusal.NOT_A_PARTY);
        assertThat(failing(pull(HOUSING, "loan", "person", "person.name"), null, null))
                .hasValueSatisfying(no -> assertThat(no.refusal()).isEqualTo(DeliveryRefusal.NOT_A_PARTY));
    }

    @Test
    void whatIsNotNamedIsNotCovered() {
        assertFails(pull(HOUSING, "rent", "person", "person.name"), DeliveryRefusal.PURPOSE_NOT_COVERED);
        assertFails(pull(HOUSING, "loan", "house", "person.name"), DeliveryRefusal.SUBJECT_TYPE_NOT_COVERED);
        assertThat(failing(pull(HOUSING, "loan", "person", "person.name", "person.marriage"), ACTIVE, TERMS))
                .hasValueSatisfying(no -> {
                    assertThat(no.refusal()).isEqualTo(DeliveryRefusal.ELEMENT_NOT_COVERED);
                    assertThat(no.facts().get("element")).isEqualTo("person.marriage");
                });
    }

    @Test
    void theClockOpensAndClosesAnAgreement() {
        Question pull = pull(HOUSING, "loan", "person", "person.name");
        assertThat(at(pull, TERMS.validFrom().minusNanos(1))).isEqualTo(DeliveryRefusal.NOT_BEGUN);
        assertThat(at(pull, TERMS.validFrom())).isNull();
        assertThat(at(pull, TERMS.validTo().minusNanos(1))).isNull();
        assertThat(at(pull, TERMS.validTo())).isEqualTo(DeliveryRefusal.EXPIRED);
    }

    @Test
    void suspendedAndEndedAgreementsAnswerNothing() {
        Question pull = pull(HOUSING, "loan", "person", "person.name");
        assertThat(failing(pull, new InForce(AgreementState.SUSPENDED, 1), TERMS))
                .hasValueSatisfying(no -> assertThat(no.refusal()).isEqualTo(DeliveryRefusal.SUSPENDED));
        assertThat(failing(pull, new InForce(AgreementState.ENDED, 1), TERMS))
                .hasValueSatisfying(no -> assertThat(no.refusal()).isEqualTo(DeliveryRefusal.HAS_ENDED));
    }

    @Test
    void claimsOnFewValuedElementsNeedTheirClause() {
        ClaimCheck check = new ClaimCheck(
                inquiry(HOUSING, "loan", "person"),
                List.of(new ClaimCheck.Claim("person.sex", "1")),
                results -> new byte[0]);
        assertFails(check, DeliveryRefusal.FEW_VALUES);
    }

    private static @Nullable Object at(Question question, Instant now) {
        return AgreementClauses.failing(question, ACTIVE, TERMS, SharingFixture.catalog(), now)
                .map(Refused::refusal)
                .orElse(null);
    }

    private static void assertFails(Question question, DeliveryRefusal refusal) {
        assertThat(failing(question, ACTIVE, TERMS))
                .hasValueSatisfying(no -> assertThat(no.refusal()).isEqualTo(refusal));
    }

    private static Optional<Refused<Delivered>> failing(
            Question question, @Nullable InForce inForce, @Nullable Terms terms) {
        return AgreementClauses.failing(question, inForce, terms, SharingFixture.catalog(), SharingFixture.NOW);
    }

    private static Actor client(String department, Role role) {
        return new Actor("client-1", Actor.Kind.CLIENT, department, Set.of(role));
    }

    private static Pull pull(Actor actor, String item, String type, String... elements) {
        return new Pull(inquiry(actor, item, type), List.of(elements), null, null, false, null, answer -> new byte[0]);
    }

    private static Inquiry inquiry(Actor actor, String item, String type) {
        return new Inquiry(actor, new SubjectRef(type, "", "x"), UUID.randomUUID(), item, "case-1", "operator-1");
    }
}

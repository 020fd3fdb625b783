package org.zhengyuan.exchange.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.zhengyuan.exchange.catalog.CatalogFixture.CIVIL_AFFAIRS;
import static org.zhengyuan.exchange.catalog.CatalogFixture.POLICE;
import static org.zhengyuan.exchange.catalog.CatalogFixture.text;
import static org.zhengyuan.exchange.lineage.TracedCity.AUDITOR;
import static org.zhengyuan.exchange.lineage.TracedCity.REASON;
import static org.zhengyuan.exchange.lineage.TracedCity.RECEIVER;
import static org.zhengyuan.exchange.lineage.TracedCity.SOURCE;
import static org.zhengyuan.exchange.lineage.TracedCity.STRANGER;
import static org.zhengyuan.exchange.lineage.TracedCity.zhang;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.catalog.Department;
import org.zhengyuan.exchange.delivery.Delivered;
import org.zhengyuan.exchange.delivery.Repeatable;
import org.zhengyuan.exchange.lineage.DepartmentKnowledge.KnownValue;
import org.zhengyuan.exchange.lineage.PastAnswer.Shown;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.problem.ProblemException;
import org.zhengyuan.exchange.registry.SubjectRef;
import org.zhengyuan.exchange.responsibility.LegalDate;
import org.zhengyuan.exchange.testing.TestDatabase;

/** Past answers again, byte for byte, and what a department knew. */
class TimeTravelTest {
    private static final String NAME = "person.name";
    private static final String BIRTH = "person.birth-date";
    /** Its source is the nation's, whoever lives where. */
    private static final String HOME = "person.home";

    @TempDir
    Path folder;

    private TracedCity city;
    private UUID agreement;

    @BeforeEach
    void aCityThatDeliversAndPulls() {
        city = new TracedCity(TestDatabase.fresh(), folder);
        agreement = city.agreed(NAME, BIRTH, HOME);
    }

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void aPullIsShownAgainExactlyAsItWasAnswered() {
        city.residents(zhang("张三"));
        Delivered pull = city.pull(agreement, null, BIRTH, NAME);
        city.residents(zhang("张山"));
        assertThat(again(pull)).isEqualTo(body(pull)).contains("张三").doesNotContain("张山");
        Delivered corrected = city.pull(agreement, null, NAME);
        assertThat(again(corrected)).isEqualTo(body(corrected)).contains("张山");
    }

    @Test
    void aDisputeAndAnInstantOfThePastAreShownAsTheyWere() {
        city.residents(zhang("张三"));
        city.civil(zhang("张山"));
        Delivered disputed = city.pull(agreement, null, NAME);
        Delivered before = city.pullAt(agreement, Instant.parse("2020-06-01T00:00:00Z"), NAME, HOME);
        city.residents(zhang("张山"));
        assertThat(again(disputed)).isEqualTo(body(disputed)).contains("\"disputed\":true");
        assertThat(again(before))
                .isEqualTo(body(before))
                .contains("\"state\":\"unknown\"", "\"state\":\"noSource\"", "police.residents");
    }

    @Test
    void aProfileIsShownInItsOwnForm() {
        city.residents(ZHANG_WITHOUT_BIRTH);
        Delivered profile = city.profile(agreement);
        city.residents(zhang("张山"));
        assertThat(again(profile)).isEqualTo(body(profile)).contains("\"sections\"", "\"state\":\"unknown\"");
    }

    @Test
    void aClaimCheckIsShownAgain() {
        city.residents(zhang("张三"));
        Delivered check = city.check(agreement, NAME, "张山");
        assertThat(again(check)).isEqualTo(body(check)).contains("noMatch");
    }

    @Test
    void aDepartmentThatHasAnotherNameSinceIsNamedAsItWas() {
        city.residents(zhang("张三"));
        Delivered pull = city.pull(agreement, null, NAME);
        city.books.catalog.publish(new Department(POLICE, text("公安局", "Police"), "350100"));
        Delivered later = city.pull(agreement, null, NAME);
        assertThat(body(later)).contains("\"en\":\"Police\"");
        assertThat(again(pull)).isEqualTo(body(pull)).contains("Public Security Bureau");
        assertThat(again(later)).isEqualTo(body(later));
    }

    @Test
    void aSubjectNobodyKnewThenIsStillUnknownInItsAnswer() {
        Delivered pull = city.pull(agreement, null, NAME, HOME);
        city.residents(zhang("张三"));
        assertThat(again(pull)).isEqualTo(body(pull)).contains("\"state\":\"unknown\"", "police.residents");
    }

    @Test
    void eachAnswerUnderAKeyIsShownExactlyAsItWasGiven() {
        city.residents(zhang("张三"));
        Repeatable key = new Repeatable("civil-1", "key-1", new byte[] {1});
        Delivered first = city.pull(agreement, key, NAME);
        city.residents(zhang("张山"));
        Delivered second = city.pull(agreement, key, NAME);
        assertThat(second.receipt()).isEqualTo(first.receipt());
        assertThat(again(first)).isEqualTo(body(first)).contains("张三");
        city.sequence();
        PastAnswer past = city.pastAnswers
                .show(AUDITOR, first.receipt().value(), 2, REASON)
                .orProblem();
        assertThat(past.answer()).isEqualTo(2);
        assertThat(past.shown()).isInstanceOfSatisfying(Shown.Again.class, shown -> assertThat(
                        new String(shown.answer(), StandardCharsets.UTF_8))
                .isEqualTo(body(second))
                .contains("张山"));
        assertThat(past.answers()).extracting(GivenAnswer::number).containsExactly(1, 2);
        assertThat(past.answers()).extracting(GivenAnswer::at).isSorted().doesNotHaveDuplicates();
        assertThat(past.answers()).extracting(GivenAnswer::digest).contains(past.answerDigest());
        assertThat(past.answers())
                .extracting(GivenAnswer::digest)
                .doesNotHaveDuplicates()
                .doesNotContainNull();
        assertThat(past.answers())
                .extracting(one -> one.place().index())
                .doesNotHaveDuplicates()
                .doesNotContainNull();
        for (int none : new int[] {3, 0, -1}) {
            assertThat(city.pastAnswers.show(AUDITOR, first.receipt().value(), none, REASON))
                    .isEqualTo(Outcome.refused(LineageRefusal.NOT_FOUND));
        }
        assertThat(city.looks())
                .filteredOn(look -> look.contains("\"answer\":2"))
                .hasSize(1);
    }

    @Test
    void whatWasErasedIsItsDigest() {
        city.residents(zhang("张三"));
        Delivered pull = city.pull(agreement, null, NAME);
        UUID erasure = city.owner
                .sql("SELECT note_fact(14, 'erasure', 'steward', 'erasure/1', '{}', '{}')")
                .query(UUID.class)
                .single();
        city.owner.sql("DELETE FROM head").update();
        city.owner.sql("DELETE FROM version").update();
        city.owner.sql("DELETE FROM subject_identifier").update();
        city.owner
                .sql(
                        "UPDATE trail SET subject_id = NULL, details = NULL, request_digest = NULL, salt = NULL, erased_by = ?")
                .param(erasure)
                .update();
        PastAnswer past = show(AUDITOR, pull);
        assertThat(past.answerDigest()).hasSize(64);
        assertThat(past.shown()).isEqualTo(new Shown.Erased(List.of(), List.of(new FactPlace(erasure, null))));
    }

    @Test
    void whatWasChangedBehindTheExchangesBackIsNotPassedOffAsTheAnswer() {
        city.residents(zhang("张三"));
        Delivered pull = city.pull(agreement, null, NAME);
        city.owner.sql("UPDATE version SET version = 7").update();
        assertThat(show(AUDITOR, pull).shown()).isEqualTo(new Shown.NotReproduced());
    }

    @Test
    void onlyAuditorsSeeTheValuesAgainAndOthersThanTheAskerNothing() {
        city.residents(zhang("张三"));
        Delivered pull = city.pull(agreement, null, NAME);
        PastAnswer own = show(RECEIVER, pull);
        assertThat(own.shown()).isEqualTo(new Shown.Withheld());
        assertThat(own.versions()).hasSize(1);
        Outcome<PastAnswer> unknown = city.pastAnswers.show(STRANGER, UUID.randomUUID(), null, REASON);
        assertThat(unknown).isEqualTo(Outcome.refused(LineageRefusal.NOT_FOUND));
        assertThat(city.pastAnswers.show(STRANGER, pull.receipt().value(), null, REASON))
                .isEqualTo(unknown);
        assertThat(city.pastAnswers.show(SOURCE, pull.receipt().value(), null, REASON))
                .isEqualTo(unknown);
        assertThat(city.looks()).hasSize(4);
    }

    @Test
    void aRefusalHadNoAnswer() {
        city.residents(zhang("张三"));
        ProblemException no =
                catchThrowableOfType(ProblemException.class, () -> city.pull(agreement, null, "person.exists"));
        UUID receipt = UUID.fromString(String.valueOf(no.facts().get("receipt")));
        PastAnswer past = city.pastAnswers.show(AUDITOR, receipt, null, REASON).orProblem();
        assertThat(past.outcome()).isEqualTo("agreement.element-not-covered");
        assertThat(past.shown()).isEqualTo(new Shown.Refused());
    }

    @Test
    void whatADepartmentKnewIsWhatItHadReceivedByThen() {
        city.residents(zhang("张三"));
        Delivered first = city.pull(agreement, null, NAME);
        Delivered second = city.pull(agreement, null, NAME, BIRTH);
        city.residents(zhang("张山"));
        city.check(agreement, NAME, "张五");
        Delivered right = city.check(agreement, NAME, "张山");
        DepartmentKnowledge knew = knew(AUDITOR, today()).orProblem();
        assertThat(knew.values())
                .extracting(KnownValue::content)
                .containsExactlyInAnyOrder(
                        new Content.Text("张山"), new Content.Text("张三"), new Content.Text("1949-12-31"));
        KnownValue name = knew.values().stream()
                .filter(one -> one.content().equals(new Content.Text("张三")))
                .findFirst()
                .orElseThrow();
        assertThat(name.first().place().receipt()).isEqualTo(first.receipt().value());
        assertThat(name.last().place().receipt()).isEqualTo(second.receipt().value());
        assertThat(knew.values().getFirst().first().place().receipt())
                .isEqualTo(right.receipt().value());
        assertThat(knew.next()).isNull();
        assertThat(knew(AUDITOR, today().minusDays(1))).isEqualTo(Outcome.refused(LineageRefusal.NOT_FOUND));
    }

    @Test
    void aDepartmentIsToldThatItKnewAndNotAgainWhat() {
        city.residents(zhang("张三"));
        city.pull(agreement, null, NAME);
        assertThat(knew(RECEIVER, today()).orProblem().values())
                .singleElement()
                .matches(one -> one.content() instanceof Content.Withheld);
        assertThat(knew(SOURCE, today())).isEqualTo(Outcome.refused(LineageRefusal.NOT_FOUND));
        assertThat(knew(STRANGER, today())).isEqualTo(Outcome.refused(LineageRefusal.NOT_FOUND));
        assertThat(city.looks()).hasSize(3);
    }

    private static final String ZHANG_WITHOUT_BIRTH = TracedCity.ZHANG + ",张三,,350102";

    private static LocalDate today() {
        return LegalDate.of(Instant.now());
    }

    private Outcome<DepartmentKnowledge> knew(Actor actor, LocalDate day) {
        return city.knowledge.tell(
                actor,
                new KnowledgeQuery(
                        new SubjectRef("person", "citizen-id", TracedCity.ZHANG), CIVIL_AFFAIRS, day, REASON, null));
    }

    private PastAnswer show(Actor actor, Delivered delivered) {
        return city.pastAnswers
                .show(actor, delivered.receipt().value(), null, REASON)
                .orProblem();
    }

    private String again(Delivered delivered) {
        Shown shown = show(AUDITOR, delivered).shown();
        assertThat(shown).isInstanceOf(Shown.Again.class);
        return new String(((Shown.Again) shown).answer(), StandardCharsets.UTF_8);
    }

    /** The answer as it was sent, without its last member, the signature. */
    private static String body(Delivered delivered) {
        String sent = new String(delivered.body(), StandardCharsets.UTF_8);
        return sent.substring(0, sent.lastIndexOf(",\"signature\":")) + "}";
    }
}

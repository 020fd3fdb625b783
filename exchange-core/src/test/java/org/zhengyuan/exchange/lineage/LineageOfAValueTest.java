package org.zhengyuan.exchange.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengyuan.exchange.catalog.CatalogFixture.CIVIL_AFFAIRS;
import static org.zhengyuan.exchange.catalog.CatalogFixture.POLICE;
import static org.zhengyuan.exchange.lineage.TracedCity.AUDITOR;
import static org.zhengyuan.exchange.lineage.TracedCity.RECEIVER;
import static org.zhengyuan.exchange.lineage.TracedCity.SOURCE;
import static org.zhengyuan.exchange.lineage.TracedCity.STRANGER;
import static org.zhengyuan.exchange.lineage.TracedCity.about;
import static org.zhengyuan.exchange.lineage.TracedCity.zhang;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.delivery.Delivered;
import org.zhengyuan.exchange.intake.Submission;
import org.zhengyuan.exchange.lineage.Lineage.Sight;
import org.zhengyuan.exchange.lineage.PastVersion.Position;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.reconciliation.Verdict;
import org.zhengyuan.exchange.registry.SubjectChange;
import org.zhengyuan.exchange.registry.SubjectChanges.Proposal;
import org.zhengyuan.exchange.registry.SubjectRef;
import org.zhengyuan.exchange.testing.TestDatabase;

/** Where a value came from and who received it, through the real intake and the real pull. */
class LineageOfAValueTest {
    private static final String NAME = "person.name";

    @TempDir
    Path folder;

    private TracedCity city;
    private UUID agreement;

    @BeforeEach
    void aCityThatDeliversAndPulls() {
        city = new TracedCity(TestDatabase.fresh(), folder);
        agreement = city.agreed(NAME, "person.birth-date");
    }

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void anAuditorSeesTheRowTheRuleAndTheTextBeforeStandardising() {
        Submission file = city.residents("110101194912310024,李四,1949-12-31,350102", zhang(" 张　三 "));
        city.sequence();
        Lineage found = city.lineage.ask(AUDITOR, about(NAME)).orProblem();
        assertThat(found.sight()).isEqualTo(Sight.AUDITOR);
        assertThat(found.state()).isEqualTo("known");
        ValueLineage value = only(found);
        assertThat(value.content()).isEqualTo(new Content.Text("张三"));
        assertThat(value.authoritative()).isTrue();
        assertThat(value.department()).isEqualTo(POLICE);
        Origin origin = value.origin();
        assertThat(origin.submission()).isEqualTo(file.id());
        assertThat(origin.row()).isEqualTo(2);
        assertThat(origin.original()).isEqualTo(new OriginalText.Found(" 张　三 "));
        assertThat(Objects.requireNonNull(origin.rule()).kind()).isEqualTo("person-name");
        assertThat(Objects.requireNonNull(origin.chunk()).index()).isNotNull();
        assertThat(origin.facts()).isNotEmpty().allMatch(place -> place.index() != null);
    }

    @Test
    void whatOthersDeliveredAndWhatWasDecidedStandsBesideIt() {
        city.residents(zhang("张三"));
        city.civil(zhang("张山"));
        Lineage found = city.lineage.ask(AUDITOR, about(NAME)).orProblem();
        assertThat(found.comparisons()).singleElement().satisfies(compared -> {
            assertThat(compared.dataset()).isEqualTo("civil.persons");
            assertThat(compared.verdict()).isEqualTo(Verdict.DIFFERED);
            assertThat(compared.reported()).isEqualTo("张山");
        });
        assertThat(found.rulings())
                .hasOnlyElementsOfTypes(Ruling.SourceNamed.class, Ruling.DifferenceSettled.class)
                .hasSize(2)
                .allMatch(ruling -> !ruling.facts().isEmpty());
        assertThat(found.rulings().getFirst()).isInstanceOfSatisfying(Ruling.SourceNamed.class, named -> {
            assertThat(named.dataset()).isEqualTo("police.residents");
            assertThat(named.division()).isEqualTo("350100");
            assertThat(named.basis()).isEqualTo("三定方案");
        });
        city.residents(zhang("张山"));
        assertThat(city.lineage.ask(AUDITOR, about(NAME)).orProblem().rulings())
                .filteredOn(Ruling.DifferenceSettled.class::isInstance)
                .singleElement()
                .matches(one -> ((Ruling.DifferenceSettled) one).state().equals("source-corrected"));
    }

    @Test
    void theVersionsBeforeAndAfterAreListedForAnyKnownTime() {
        city.residents(zhang("张三"));
        city.residents(zhang("张山"));
        ValueLineage second = only(city.lineage.ask(AUDITOR, about(NAME)).orProblem());
        city.residents(zhang("张珊"));
        LineageQuery then = about(NAME);
        Lineage found = city.lineage
                .ask(
                        AUDITOR,
                        new LineageQuery(
                                then.subject(),
                                then.target(),
                                null,
                                null,
                                second.recordedAt(),
                                then.reason(),
                                then.original(),
                                null))
                .orProblem();
        assertThat(only(found).content()).isEqualTo(new Content.Text("张山"));
        assertThat(only(found).versions())
                .extracting(PastVersion::position)
                .containsExactly(Position.AFTER, Position.THIS, Position.BEFORE);
        assertThat(only(found).versions())
                .extracting(PastVersion::content)
                .containsExactly(new Content.Text("张珊"), new Content.Text("张山"), new Content.Text("张三"));
    }

    @Test
    void everyReceiptOfTheValueIsListedTheNewestFirstAndByPages() {
        city.residents(zhang("张三"));
        for (int i = 0; i < AskingLineage.PAGE; i++) {
            city.pull(agreement, null, "person.birth-date", NAME);
        }
        Delivered check = city.check(agreement, NAME, "张三");
        city.pull(agreement, null, "person.birth-date");
        city.sequence();
        Lineage first = city.lineage.ask(AUDITOR, about(NAME)).orProblem();
        assertThat(first.receivers().items()).hasSize(AskingLineage.PAGE);
        Received newest = first.receivers().items().getFirst();
        assertThat(newest.place().receipt()).isEqualTo(check.receipt().value());
        assertThat(newest.form()).isEqualTo(new Received.ClaimChecked(java.util.Map.of(NAME, "match")));
        Received pull = first.receivers().items().get(1);
        assertThat(pull.form()).isEqualTo(new Received.Pulled(1));
        assertThat(pull.department()).isEqualTo(CIVIL_AFFAIRS);
        assertThat(pull.caseNumber()).isEqualTo("case-1");
        assertThat(pull.operator()).isEqualTo("operator-1");
        assertThat(pull.agreement()).isEqualTo(agreement);
        assertThat(pull.place().index()).isNotNull();
        assertThat(pull.versions())
                .containsExactly(new Received.VersionOf(NAME, only(first).versionId(), "police.residents"));
        ReceiverCursor next = Objects.requireNonNull(first.receivers().next());
        Lineage second = city.lineage.ask(AUDITOR, after(next)).orProblem();
        assertThat(second.receivers().items()).hasSize(1);
        assertThat(second.receivers().next()).isNull();
        assertThat(first.receivers().items())
                .doesNotContainAnyElementsOf(second.receivers().items());
    }

    @Test
    void theSourceSeesItsDataAndAReceiverOnlyItsOwnReceipts() {
        city.residents(zhang("张三"));
        city.pull(agreement, null, NAME);
        Lineage source = city.lineage.ask(SOURCE, about(NAME)).orProblem();
        assertThat(source.sight()).isEqualTo(Sight.SOURCE);
        assertThat(only(source).content()).isEqualTo(new Content.Text("张三"));
        assertThat(source.receivers().items()).hasSize(1);
        city.residents(zhang("张山"));
        Lineage receiver = city.lineage.ask(RECEIVER, about(NAME)).orProblem();
        assertThat(receiver.sight()).isEqualTo(Sight.RECEIVER);
        assertThat(receiver.values()).isEmpty();
        assertThat(receiver.state()).isNull();
        assertThat(receiver.comparisons()).isEmpty();
        assertThat(receiver.rulings()).isEmpty();
        assertThat(receiver.receivers().items()).singleElement().satisfies(one -> assertThat(one.versions())
                .containsExactly(new Received.VersionOf(NAME, only(source).versionId(), "police.residents")));
    }

    @Test
    void toADepartmentThatIsNotConcernedThereIsNoSuchValue() {
        city.residents(zhang("张三"));
        city.pull(agreement, null, "person.birth-date");
        SubjectRef nobody = new SubjectRef("person", "", "110101194912310024");
        Outcome<Lineage> unknown = city.lineage.ask(STRANGER, about(nobody, new Target.OfElement(NAME)));
        assertThat(unknown).isEqualTo(Outcome.refused(LineageRefusal.NOT_FOUND));
        assertThat(city.lineage.ask(STRANGER, about(NAME))).isEqualTo(unknown);
        assertThat(city.lineage.ask(RECEIVER, about(NAME))).isEqualTo(unknown);
        assertThat(city.lineage.ask(RECEIVER, about(nobody, new Target.OfElement(NAME))))
                .isEqualTo(unknown);
        assertThat(city.lineage.ask(
                        RECEIVER, about(about(NAME).subject(), new Target.OfItem("police.residents", "name"))))
                .isEqualTo(unknown);
        Actor clerk = new Actor("k", Actor.Kind.PERSON, POLICE, Set.of(Role.CLERK));
        assertThat(city.lineage.ask(clerk, about(NAME))).isInstanceOf(Outcome.Refused.class);
        // all but the clerk's became facts, and none has a party that could read from its receipt whether there was
        // somebody
        assertThat(city.looks()).hasSize(5).allMatch(body -> body.contains("\"outcome\":\"lineage.not-found\""));
        assertThat(city.owner
                        .sql("SELECT count(*) FROM fact WHERE kind = 15 AND parties <> '{}'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void everyLookIsAFactWithWhoAndWhyAndNoIdentifier() {
        city.residents(zhang("张三"));
        Lineage found = city.lineage.ask(SOURCE, about(NAME)).orProblem();
        assertThat(city.looks()).singleElement().satisfies(body -> assertThat(body)
                .contains("\"actor\":\"p1\"", "\"caseNumber\":\"A-7\"", "\"reason\":\"complaint of a citizen\"")
                .contains("\"object\":\"lineage-query/" + found.query() + "\"", "\"sight\":\"source\"")
                .contains("\"subject\":\""
                        + city.intake
                                .subjects
                                .find(new SubjectRef("person", "citizen-id", TracedCity.ZHANG))
                                .orElseThrow())
                .doesNotContain(TracedCity.ZHANG, "张三"));
        assertThat(city.owner
                        .sql("SELECT parties FROM fact WHERE fact_id = ?")
                        .param(found.receipt())
                        .query((row, number) ->
                                List.of((String[]) row.getArray(1).getArray()))
                        .single())
                .containsExactly(POLICE);
    }

    @Test
    void whatCannotBeNotedIsNotAnswered() {
        city.residents(zhang("张三"));
        city.owner
                .sql(
                        "REVOKE EXECUTE ON FUNCTION note_fact(integer, text, text, text, text[], jsonb) FROM zhengyuan_app")
                .update();
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> city.lineage.ask(AUDITOR, about(NAME))))
                .isNotNull();
        assertThat(city.looks()).isEmpty();
    }

    @Test
    void aFileThatIsGoneOrNotToBeOpenedIsSaidToBe() throws Exception {
        Submission file = city.residents(zhang("张三"));
        LineageQuery asked = about(NAME);
        LineageQuery closed = new LineageQuery(
                asked.subject(), asked.target(), null, null, null, asked.reason(), LineageQuery.Original.NEVER, null);
        assertThat(only(city.lineage.ask(AUDITOR, closed).orProblem()).origin().original())
                .isEqualTo(new OriginalText.NotOpened(file.byteSize()));
        Files.delete(folder.resolve("files/" + file.id()));
        assertThat(only(city.lineage.ask(AUDITOR, asked).orProblem()).origin().original())
                .isEqualTo(new OriginalText.NotReadable());
        city.owner.sql("UPDATE submission SET original_removed_at = now()").update();
        assertThat(only(city.lineage.ask(AUDITOR, asked).orProblem()).origin().original())
                .isInstanceOf(OriginalText.Removed.class);
    }

    @Test
    void anErasedValueIsItsDigest() {
        city.residents(zhang("张三"));
        city.residents(zhang("张山"));
        city.owner.sql("UPDATE version SET payload = '' WHERE version = 1").update();
        assertThat(only(city.lineage.ask(AUDITOR, about(NAME)).orProblem())
                        .versions()
                        .getLast()
                        .content())
                .isInstanceOfSatisfying(Content.Erased.class, erased -> assertThat(erased.digest())
                        .hasSize(64));
    }

    @Test
    void whoReceivedItBeforeItsSubjectWasMergedIsFoundAfterwards() {
        city.residents(zhang("张三"));
        Delivered pull = city.pull(agreement, null, NAME);
        UUID kept = UUID.randomUUID();
        city.owner
                .sql(
                        "INSERT INTO subject_identifier (subject_id, subject_type, identifier_type, identifier, valid_from)"
                                + " VALUES (?, 'person', 'citizen-id', '110101194912310024', now())")
                .param(kept)
                .update();
        UUID absorbed = city.intake
                .subjects
                .find(new SubjectRef("person", "citizen-id", TracedCity.ZHANG))
                .orElseThrow();
        UUID merge = UUID.randomUUID();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        city.intake.subjectChanges.propose(
                merge, SubjectChange.Kind.MERGE, kept, absorbed, null, new Proposal("s1", now, "one person"));
        city.intake.subjectChanges.carryOut(merge, "s2", now).orProblem();
        Lineage found = city.lineage.ask(AUDITOR, about(NAME)).orProblem();
        assertThat(found.receivers().items()).singleElement().satisfies(one -> assertThat(
                        one.place().receipt())
                .isEqualTo(pull.receipt().value()));
        assertThat(found.rulings())
                .filteredOn(Ruling.SubjectChanged.class::isInstance)
                .singleElement()
                .matches(ruling -> !ruling.facts().isEmpty());
        assertThat(city.lineage.ask(SOURCE, about(NAME)).orProblem().rulings())
                .noneMatch(Ruling.SubjectChanged.class::isInstance);
    }

    @Test
    void anItemOfADatasetIsFollowedAsAnElementIs() {
        city.residents(zhang("张三"));
        city.pull(agreement, null, NAME);
        Lineage found = city.lineage
                .ask(AUDITOR, about(about(NAME).subject(), new Target.OfItem("police.residents", "name")))
                .orProblem();
        assertThat(only(found).content()).isEqualTo(new Content.Text("张三"));
        assertThat(found.state()).isNull();
        assertThat(found.receivers().items()).hasSize(1);
    }

    private static LineageQuery after(ReceiverCursor cursor) {
        LineageQuery asked = about(NAME);
        return new LineageQuery(
                asked.subject(), asked.target(), null, null, null, asked.reason(), asked.original(), cursor);
    }

    private static ValueLineage only(Lineage lineage) {
        assertThat(lineage.values()).hasSize(1);
        return lineage.values().getFirst();
    }
}

package org.zhengyuan.exchange.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengyuan.exchange.catalog.CatalogFixture.CIVIL_AFFAIRS;
import static org.zhengyuan.exchange.lineage.TracedCity.AUDITOR;
import static org.zhengyuan.exchange.lineage.TracedCity.REASON;
import static org.zhengyuan.exchange.lineage.TracedCity.RECEIVER;
import static org.zhengyuan.exchange.lineage.TracedCity.ZHANG;
import static org.zhengyuan.exchange.lineage.TracedCity.about;
import static org.zhengyuan.exchange.lineage.TracedCity.zhang;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.delivery.Delivered;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.registry.SubjectChange.Kind;
import org.zhengyuan.exchange.registry.SubjectChanges.Proposal;
import org.zhengyuan.exchange.registry.SubjectRef;
import org.zhengyuan.exchange.responsibility.LegalDate;
import org.zhengyuan.exchange.testing.TestDatabase;

/** Two people were taken for one, and that was taken back: what was received about one of them is nothing of the other's. */
class TakenBackMergeTest {
    private static final String NAME = "person.name";
    private static final String LI = "110101194912310024";

    @TempDir
    Path folder;

    private TracedCity city;
    private UUID agreement;
    private UUID li;
    private UUID zhang;
    private Delivered before;
    private Delivered between;

    @BeforeEach
    void zhangWasTakenForLi() {
        city = new TracedCity(TestDatabase.fresh(), folder);
        agreement = city.agreed(NAME);
        city.residents(zhang("张三"));
        city.civil(zhang("张山"));
        before = city.pull(agreement, null, NAME);
        li = UUID.randomUUID();
        city.owner
                .sql(
                        "INSERT INTO subject_identifier (subject_id, subject_type, identifier_type, identifier, valid_from)"
                                + " VALUES (?, 'person', 'citizen-id', ?, now())")
                .params(li, LI)
                .update();
        zhang = subject(ZHANG);
        UUID merge = change(Kind.MERGE, null);
        between = city.pull(agreement, null, NAME);
        assertThat(subject(ZHANG)).isEqualTo(li);
        change(Kind.SPLIT, merge);
        city.residents(LI + ",李四,1949-12-31,350102");
    }

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void nobodyKnewOfTheOneWhatTheyReceivedOfTheOther() {
        assertThat(knew(AUDITOR, LI)).isEqualTo(Outcome.refused(LineageRefusal.NOT_FOUND));
        assertThat(knew(RECEIVER, LI)).isEqualTo(Outcome.refused(LineageRefusal.NOT_FOUND));
        Delivered own = city.pullOf(LI, agreement, NAME);
        assertThat(knew(AUDITOR, LI).orProblem().values()).singleElement().satisfies(one -> {
            assertThat(one.content()).isEqualTo(new Content.Text("李四"));
            assertThat(one.first().place().receipt()).isEqualTo(own.receipt().value());
        });
        assertThat(knew(AUDITOR, ZHANG).orProblem().values()).singleElement().satisfies(one -> {
            assertThat(one.content()).isEqualTo(new Content.Text("张三"));
            assertThat(one.first().place().receipt()).isEqualTo(before.receipt().value());
            assertThat(one.last().place().receipt()).isEqualTo(between.receipt().value());
        });
    }

    @Test
    void aReceiverIsShownTheReceiptsOfTheOneItAskedAbout() {
        assertThat(city.lineage.ask(RECEIVER, asked(LI))).isEqualTo(Outcome.refused(LineageRefusal.NOT_FOUND));
        assertThat(city.lineage
                        .ask(RECEIVER, asked(ZHANG))
                        .orProblem()
                        .receivers()
                        .items())
                .extracting(one -> one.place().receipt())
                .containsExactly(between.receipt().value(), before.receipt().value());
    }

    @Test
    void comparisonsAndDiscrepanciesAreThoseOfTheOneAskedAbout() {
        Lineage other = city.lineage.ask(AUDITOR, asked(LI)).orProblem();
        assertThat(other.comparisons()).isEmpty();
        assertThat(other.receivers().items()).isEmpty();
        assertThat(other.rulings()).noneMatch(Ruling.DifferenceSettled.class::isInstance);
        assertThat(other.rulings())
                .filteredOn(Ruling.SubjectChanged.class::isInstance)
                .hasSize(2);
        Lineage own = city.lineage.ask(AUDITOR, asked(ZHANG)).orProblem();
        assertThat(own.comparisons()).singleElement().matches(one -> "张山".equals(one.reported()));
        assertThat(own.rulings()).anyMatch(Ruling.DifferenceSettled.class::isInstance);
        assertThat(own.receivers().items()).hasSize(2);
    }

    private UUID change(Kind kind, @Nullable UUID undoes) {
        UUID id = UUID.randomUUID();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        city.intake.subjectChanges.propose(id, kind, li, zhang, undoes, new Proposal("s1", now, "as found"));
        city.intake.subjectChanges.carryOut(id, "s2", now).orProblem();
        return id;
    }

    private UUID subject(String citizen) {
        return city.intake
                .subjects
                .find(new SubjectRef("person", "citizen-id", citizen))
                .orElseThrow();
    }

    private static LineageQuery asked(String citizen) {
        return about(new SubjectRef("person", "", citizen), new Target.OfElement(NAME));
    }

    private Outcome<DepartmentKnowledge> knew(Actor actor, String citizen) {
        return city.knowledge.tell(
                actor,
                new KnowledgeQuery(
                        new SubjectRef("person", "citizen-id", citizen),
                        CIVIL_AFFAIRS,
                        LegalDate.of(Instant.now()),
                        REASON,
                        null));
    }
}

package org.zhengyuan.exchange.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengyuan.exchange.catalog.CatalogFixture.CIVIL_AFFAIRS;
import static org.zhengyuan.exchange.catalog.CatalogFixture.POLICE;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengyuan.exchange.catalog.CatalogFixture;
import org.zhengyuan.exchange.catalog.CatalogProposal;
import org.zhengyuan.exchange.catalog.DataItem;
import org.zhengyuan.exchange.catalog.ElementRole;
import org.zhengyuan.exchange.intake.IntakeOnDatabase;
import org.zhengyuan.exchange.intake.RowCounts;
import org.zhengyuan.exchange.registry.SubjectChange.Kind;
import org.zhengyuan.exchange.registry.SubjectChange.Uncertain;
import org.zhengyuan.exchange.registry.Truth.Known;
import org.zhengyuan.exchange.responsibility.ListOnDatabase;
import org.zhengyuan.exchange.testing.MovableClock;
import org.zhengyuan.exchange.testing.TestDatabase;

/** Records that come into being while several numbers name one subject, and what becomes of them once that is taken back. */
class BornWhileMergedTest {
    private static final String SERVED = "civil.served";
    private static final String AIDED = "civil.aided";
    private static final String HOUSED = "civil.housed";
    private static final String FIRST = "11010519491231002X";
    private static final String SECOND = "350203199005050033";
    private static final String THIRD = "350102198001010011";

    private final MovableClock clock = new MovableClock();
    private IntakeOnDatabase intake;

    @BeforeEach
    void eachIsKnown(@TempDir Path folder) {
        TestDatabase database = TestDatabase.fresh();
        ListOnDatabase books = new ListOnDatabase(database, clock);
        books.assign("person.name", "000000", "police.residents").orElseThrow();
        for (String dataset : List.of(SERVED, AIDED, HOUSED)) {
            String element = dataset.replace("civil", "person") + "-name";
            List<DataItem> items = new ArrayList<>(CatalogFixture.items());
            items.set(1, CatalogFixture.item("name", "姓名", element, true));
            books.catalog.publish(CatalogProposal.of(
                    CatalogFixture.element(element, dataset, dataset, ElementRole.VALUE, "person-name"),
                    CatalogFixture.dataset(dataset, dataset, dataset, CIVIL_AFFAIRS, items)));
            books.assign(element, "000000", dataset).orElseThrow();
        }
        intake = new IntakeOnDatabase(database, books.catalog.catalog, books.list, folder, clock);
        deliver(SERVED, FIRST, "甲");
        deliver(AIDED, SECOND, "乙");
        deliver(HOUSED, THIRD, "丙");
    }

    @AfterEach
    void close() {
        intake.close();
        assertThat(intake.wrongHeads()).isEmpty();
    }

    @Test
    void aRecordGoesWithTheNumberUnderWhichItWasFirstDelivered() {
        UUID merge = merge(SECOND, FIRST);
        assertThat(deliver("police.residents", FIRST, "李四").created()).isEqualTo(1);
        assertThat(deliver(HOUSED, SECOND, "王五").created()).isEqualTo(1);
        assertThat(said(SECOND, "person.name")).isEqualTo("李四").isEqualTo(said(FIRST, "person.name"));
        split(merge);

        assertThat(said(FIRST, "person.name")).isEqualTo("李四");
        assertThat(said(SECOND, "person.name")).isEmpty();
        assertThat(said(SECOND, "person.housed-name")).isEqualTo("王五");
        assertThat(said(FIRST, "person.housed-name")).isEmpty();
        assertThat(deliver("police.residents", FIRST, "李四").unchanged()).isEqualTo(1);
        assertThat(deliver("police.residents", SECOND, "赵六").created()).isEqualTo(1);
        assertThat(said(FIRST, "person.name")).isEqualTo("李四");
    }

    @Test
    void itGoesBackThroughEveryMergeThatIsTakenBack() {
        UUID first = merge(SECOND, FIRST);
        UUID second = merge(THIRD, SECOND);
        deliver("police.residents", FIRST, "李四");
        split(second);
        assertThat(said(THIRD, "person.name")).isEmpty();
        assertThat(said(SECOND, "person.name")).isEqualTo("李四");
        split(first);
        assertThat(said(SECOND, "person.name")).isEmpty();
        assertThat(said(FIRST, "person.name")).isEqualTo("李四");
    }

    @Test
    void whatWasDeliveredWhileTheyWereOneIsNamedUntilItIsDeliveredAgain() {
        UUID merge = merge(SECOND, FIRST);
        deliver("police.residents", FIRST, "李四");
        deliver(AIDED, FIRST, "丁");
        UUID split = split(merge);

        assertThat(uncertain(merge)).isEmpty();
        assertThat(uncertain(split))
                .extracting(one -> one.dataset() + " " + one.subject())
                .containsExactly("police.residents " + subject(FIRST), AIDED + " " + subject(SECOND));
        assertThat(deliver(AIDED, SECOND, "乙").changed()).isEqualTo(1);
        assertThat(uncertain(split)).extracting(Uncertain::dataset).containsExactly("police.residents");
    }

    private UUID merge(String kept, String absorbed) {
        return carriedOut(Kind.MERGE, subject(kept), subject(absorbed), null);
    }

    private UUID split(UUID merge) {
        SubjectChange done = intake.subjectChanges.find(merge).orElseThrow();
        return carriedOut(Kind.SPLIT, done.kept(), done.absorbed(), merge);
    }

    private UUID carriedOut(Kind kind, UUID kept, UUID absorbed, @Nullable UUID undoes) {
        UUID id = UUID.randomUUID();
        SubjectChanges.Proposal proposal = new SubjectChanges.Proposal("steward-1", clock.instant(), "as found");
        intake.subjectChanges.propose(id, kind, kept, absorbed, undoes, proposal);
        intake.subjectChanges.carryOut(id, "steward-2", clock.instant()).orProblem();
        return id;
    }

    private List<Uncertain> uncertain(UUID change) {
        return intake.subjectChanges.uncertain(
                intake.subjectChanges.find(change).orElseThrow());
    }

    private UUID subject(String id) {
        return intake.subjects.find(new SubjectRef("person", "citizen-id", id)).orElseThrow();
    }

    private String said(String id, String element) {
        return intake.truth(id, element) instanceof Known known
                ? known.values().getFirst().text()
                : "";
    }

    private RowCounts deliver(String dataset, String id, String name) {
        String department = dataset.startsWith("police") ? POLICE : CIVIL_AFFAIRS;
        RowCounts counts = intake.deliver(
                        dataset, department, "citizen_id,name,birth_date,home", id + "," + name + ",,350102")
                .counts();
        assertThat(counts.refused()).isZero();
        return counts;
    }
}

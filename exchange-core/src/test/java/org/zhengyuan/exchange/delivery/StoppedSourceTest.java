package org.zhengyuan.exchange.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengyuan.exchange.catalog.CatalogFixture.POLICE;
import static org.zhengyuan.exchange.catalog.CatalogFixture.item;
import static org.zhengyuan.exchange.catalog.CatalogFixture.text;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengyuan.exchange.catalog.Cardinality;
import org.zhengyuan.exchange.catalog.CatalogFixture;
import org.zhengyuan.exchange.catalog.CatalogProposal;
import org.zhengyuan.exchange.catalog.CatalogRefusal;
import org.zhengyuan.exchange.catalog.DataElement;
import org.zhengyuan.exchange.catalog.Dataset;
import org.zhengyuan.exchange.catalog.Department;
import org.zhengyuan.exchange.catalog.ElementRole;
import org.zhengyuan.exchange.catalog.RuleSpec;
import org.zhengyuan.exchange.intake.IntakeOnDatabase;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.registry.SubjectRef;
import org.zhengyuan.exchange.registry.Truth;
import org.zhengyuan.exchange.registry.TruthQuery;
import org.zhengyuan.exchange.responsibility.ListOnDatabase;
import org.zhengyuan.exchange.sharing.SharingFixture;
import org.zhengyuan.exchange.testing.MovableClock;
import org.zhengyuan.exchange.testing.TestDatabase;

/** Three cities keep former names, each of its own. While one is stopped, what the others say is not all there is. */
class StoppedSourceTest {
    private static final String ALIAS = "person.alias";
    private static final String FUZHOU = "fuzhou.aliases";
    private static final String XIAMEN = "xiamen.aliases";
    private static final String BEIJING = "beijing.aliases";
    private static final String XIAMEN_POLICE = "11350200003600116A";
    private static final String BEIJING_POLICE = "111000000000123437";
    private static final String ZHANG = "11010519491231002X";
    private static final String NOBODY = "350203199005050033";

    private ListOnDatabase books;
    private IntakeOnDatabase intake;

    @BeforeEach
    void oneCityHasARecord(@TempDir Path folder) {
        TestDatabase database = TestDatabase.fresh();
        MovableClock clock = new MovableClock();
        books = new ListOnDatabase(database, clock);
        books.catalog.publish(CatalogProposal.of(
                new Department(XIAMEN_POLICE, text("厦门市公安局", "Xiamen"), "350200"),
                new Department(BEIJING_POLICE, text("北京市公安局", "Beijing"), "110000"),
                new DataElement(
                        ALIAS,
                        text("曾用名", "Former name"),
                        "person",
                        ElementRole.VALUE,
                        Cardinality.MANY,
                        RuleSpec.of("person-name"),
                        false,
                        false),
                aliases(FUZHOU, POLICE),
                aliases(XIAMEN, XIAMEN_POLICE),
                aliases(BEIJING, BEIJING_POLICE)));
        books.assign(ALIAS, "350100", FUZHOU).orElseThrow();
        books.assign(ALIAS, "350200", XIAMEN).orElseThrow();
        books.assign(ALIAS, "110000", BEIJING).orElseThrow();
        intake = new IntakeOnDatabase(database, books.catalog.catalog, books.list, folder, clock);
        intake.deliver(FUZHOU, POLICE, "citizen_id,alias,home", ZHANG + ",张旧,350102");
    }

    @AfterEach
    void close() {
        intake.close();
    }

    @Test
    void whatTheOthersSayIsNotGivenForTheWhole() {
        assertThat(answered(composed(ZHANG, false)).values()).hasSize(1);
        for (String stopped : List.of(FUZHOU, XIAMEN)) {
            assertThat(composed(ZHANG, false, stopped)).isEqualTo(refusedFor(stopped));
            Answer.Answered left = answered(composed(ZHANG, true, stopped));
            assertThat(left.state()).isEqualTo(Answer.State.STOPPED);
            assertThat(left.dataset()).isEqualTo(stopped);
            assertThat(left.values()).isEmpty();
        }
    }

    @Test
    void thatNobodyHasAValueIsNotSaidWhileOneIsStopped() {
        assertThat(answered(composed(NOBODY, false)).state()).isEqualTo(Answer.State.UNKNOWN);
        for (String stopped : List.of(FUZHOU, XIAMEN)) {
            assertThat(composed(NOBODY, false, stopped)).isEqualTo(refusedFor(stopped));
            assertThat(answered(composed(NOBODY, true, stopped)).state()).isEqualTo(Answer.State.STOPPED);
        }
    }

    @Test
    void aCityOfWhichNothingWasAgreedIsNotMissed() {
        assertThat(answered(composed(ZHANG, false, BEIJING)).values()).hasSize(1);
        assertThat(answered(composed(NOBODY, false, BEIJING)).state()).isEqualTo(Answer.State.UNKNOWN);
    }

    /** Of an agreement for the province of Fujian, 350000. */
    private Outcome<List<Answer.Answered>> composed(String person, boolean everything, String... stopped) {
        SubjectRef subject = new SubjectRef("person", "citizen-id", person);
        Truth truth = intake.resolver
                .resolve(List.of(new TruthQuery(subject, Set.of(ALIAS), null, null)))
                .getFirst();
        return new Composition(
                        SharingFixture.terms(Map.of(ALIAS, Set.of(FUZHOU, XIAMEN, BEIJING))),
                        books.catalog.catalog.current(),
                        truth,
                        Set.of(),
                        Set.of(stopped),
                        everything,
                        false)
                .compose(List.of(ALIAS));
    }

    private static Answer.Answered answered(Outcome<List<Answer.Answered>> outcome) {
        return outcome.orProblem().getFirst();
    }

    private static Outcome<List<Answer.Answered>> refusedFor(String dataset) {
        return Outcome.refused(CatalogRefusal.DATASET_STOPPED, Map.of("element", ALIAS, "dataset", dataset));
    }

    private static Dataset aliases(String code, String department) {
        return CatalogFixture.dataset(
                code,
                code,
                code,
                department,
                List.of(
                        item("citizen_id", "公民身份号码", "person.citizen-id", true),
                        item("alias", "曾用名", ALIAS, true),
                        item("home", "户籍地", "person.home", true)));
    }
}

package org.zhengyuan.exchange.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.testing.TestDatabase;

/** Who changes the catalogue, who decides, and what is kept of it. */
class CatalogChangesTest {
    private static final Actor POLICE_STEWARD = person("li", CatalogFixture.POLICE, Role.DEPARTMENT_STEWARD);
    private static final Actor CIVIL_STEWARD = person("wang", CatalogFixture.CIVIL_AFFAIRS, Role.DEPARTMENT_STEWARD);
    private static final Actor STEWARD = person("zhao", null, Role.EXCHANGE_STEWARD);
    private static final Actor OTHER_STEWARD = person("qian", null, Role.EXCHANGE_STEWARD);

    private final CatalogOnDatabase books = new CatalogOnDatabase(TestDatabase.fresh());

    @BeforeEach
    void publishEverything() {
        books.publish(CatalogFixture.everything());
    }

    @Test
    void aDraftIsSeenByNobodyUntilAnotherPublishesIt() {
        UUID draft = propose(POLICE_STEWARD, renamed("人口登记册")).id();
        assertThat(residents().version()).isEqualTo(1);

        books.changes.publish(STEWARD, draft).orElseThrow();
        assertThat(residents().version()).isEqualTo(2);
        assertThat(residents().definition().name().zh()).isEqualTo("人口登记册");
        assertThat(books.store.versions("police.residents"))
                .extracting(version -> version.version() + " " + version.state())
                .containsExactly("2 PUBLISHED", "1 SUPERSEDED");
    }

    @Test
    void whoeverApprovesSeesWhatChanges() {
        CatalogChange change = propose(POLICE_STEWARD, DatasetDraft.with(draft -> {
            draft.grade = "general-4";
            draft.replace(
                    "birth_date",
                    item -> new DataItem(item.code(), item.name(), item.element(), item.rule(), item.columns(), true));
        }));
        assertThat(change.entries().getFirst().diff())
                .containsExactlyInAnyOrder(
                        new Difference("grade", "general-3", "general-4"),
                        new Difference("items[birth_date].required", "false", "true"));
    }

    @Test
    void nobodyApprovesTheirOwnProposal() {
        UUID draft = propose(STEWARD, renamed("人口登记册")).id();
        assertThat(books.changes.publish(STEWARD, draft)).isEqualTo(ChangeOutcome.refused(CatalogRefusal.FOUR_EYES));
        assertThat(books.changes.publish(OTHER_STEWARD, draft)).isInstanceOf(ChangeOutcome.Recorded.class);
    }

    @Test
    void aDepartmentProposesItsOwnDatasetsAndNothingElse() {
        assertThat(refusal(CIVIL_STEWARD, renamed("人口登记册"))).isEqualTo(CatalogRefusal.NOT_ALLOWED);
        assertThat(refusal(POLICE_STEWARD, CatalogFixture.element("person.x", "其他", "X", ElementRole.VALUE, "text")))
                .isEqualTo(CatalogRefusal.NOT_ALLOWED);
        Dataset takenOver = DatasetDraft.with(draft -> draft.department = CatalogFixture.CIVIL_AFFAIRS);
        assertThat(refusal(CIVIL_STEWARD, takenOver)).isEqualTo(CatalogRefusal.NOT_ALLOWED);
        Actor clerk = person("zhou", CatalogFixture.POLICE, Role.CLERK);
        assertThat(refusal(clerk, renamed("人口登记册"))).isEqualTo(CatalogRefusal.NOT_ALLOWED);
    }

    @Test
    void aDepartmentNeitherDecidesNorSeesTheProposalsOfAnother() {
        UUID draft = propose(POLICE_STEWARD, renamed("人口登记册")).id();
        assertThat(books.changes.publish(POLICE_STEWARD, draft))
                .isEqualTo(ChangeOutcome.refused(CatalogRefusal.NOT_ALLOWED));
        assertThat(books.changes.publish(CIVIL_STEWARD, draft))
                .isEqualTo(ChangeOutcome.refused(CatalogRefusal.UNKNOWN_CHANGE));
        assertThat(books.changes.change(CIVIL_STEWARD, draft)).isEmpty();
        assertThat(books.changes.changes(CIVIL_STEWARD, null, null, 10)).isEmpty();
        assertThat(books.changes.changes(POLICE_STEWARD, CatalogChange.State.DRAFT, null, 10))
                .extracting(CatalogChange::id)
                .containsExactly(draft);
    }

    @Test
    void aDraftThatAnotherPublicationOvertookIsStale() {
        UUID first = propose(POLICE_STEWARD, renamed("人口登记册")).id();
        UUID second = propose(POLICE_STEWARD, renamed("户籍登记")).id();
        books.changes.publish(STEWARD, first).orElseThrow();
        assertThat(books.changes.publish(STEWARD, second)).isEqualTo(ChangeOutcome.refused(CatalogRefusal.STALE));
    }

    @Test
    void aRejectionHasAReasonAndIsFinal() {
        UUID draft = propose(POLICE_STEWARD, renamed("人口登记册")).id();
        assertThat(books.changes.reject(STEWARD, draft, " "))
                .isEqualTo(ChangeOutcome.refused(CatalogRefusal.REASON_NEEDED));
        assertThat(books.changes.reject(STEWARD, draft, "名称不规范").orElseThrow().reason())
                .isEqualTo("名称不规范");
        assertThat(books.changes.publish(STEWARD, draft))
                .isEqualTo(ChangeOutcome.refused(CatalogRefusal.ALREADY_DECIDED));
    }

    @Test
    void aWithdrawnDatasetIsGoneFromTheCatalogueAndItsRowsStayReadable() {
        int id = residents().id();
        assertThat(books.changes.withdraw(CIVIL_STEWARD, "police.residents", "x"))
                .contains(CatalogRefusal.NOT_ALLOWED);
        assertThat(books.changes.withdraw(POLICE_STEWARD, "police.residents", "职能调整"))
                .isEmpty();
        Catalog.Snapshot after = books.catalog.current();
        assertThat(after.dataset("police.residents")).isEmpty();
        assertThat(after.everPublished("police.residents")).isPresent();
        assertThat(after.dataset(id)).isPresent();
        assertThat(after.schema(id, 1).getFields()).hasSize(4);
    }

    @Test
    void aWithdrawnDatasetMayBePublishedAgainUnderItsOldNumber() {
        int id = residents().id();
        books.changes.withdraw(STEWARD, "police.residents", "职能调整");
        books.publish(CatalogFixture.residents());
        assertThat(residents()).satisfies(dataset -> {
            assertThat(dataset.id()).isEqualTo(id);
            assertThat(dataset.version()).isEqualTo(2);
        });
    }

    @Test
    void aDatasetThatIsASourceIsNotWithdrawn() {
        CatalogChanges guarded = new CatalogChanges(
                books.store,
                Validating.RULES,
                new SourceGuard() {
                    @Override
                    public Set<String> held(String dataset) {
                        return Set.of("person.name");
                    }

                    @Override
                    public Set<String> presentlyHeld(String dataset) {
                        return Set.of("person.name");
                    }
                },
                java.time.Clock.systemUTC());
        assertThat(guarded.withdraw(STEWARD, "police.residents", "职能调整")).contains(CatalogRefusal.DATASET_IS_SOURCE);
    }

    @Test
    void changesAreListedNewestFirstPageByPage() {
        List<UUID> drafts = List.of(
                propose(POLICE_STEWARD, renamed("甲")).id(),
                propose(POLICE_STEWARD, renamed("乙")).id(),
                propose(POLICE_STEWARD, renamed("丙")).id());
        List<CatalogChange> first = books.changes.changes(STEWARD, CatalogChange.State.DRAFT, null, 2);
        List<CatalogChange> rest = books.changes.changes(
                STEWARD, CatalogChange.State.DRAFT, first.getLast().id(), 2);
        assertThat(first).extracting(CatalogChange::id).containsExactly(drafts.get(2), drafts.get(1));
        assertThat(rest).extracting(CatalogChange::id).containsExactly(drafts.get(0));
    }

    private PublishedDataset residents() {
        return books.catalog.current().dataset("police.residents").orElseThrow();
    }

    private CatalogChange propose(Actor actor, CatalogDefinition definition) {
        return books.changes.propose(actor, CatalogProposal.of(definition)).orElseThrow();
    }

    private CatalogRefusal refusal(Actor actor, CatalogDefinition definition) {
        ChangeOutcome outcome = books.changes.propose(actor, CatalogProposal.of(definition));
        return ((ChangeOutcome.Refused) outcome).refusal();
    }

    private static Dataset renamed(String zh) {
        return DatasetDraft.with(draft -> draft.name = CatalogFixture.text(zh, "Register"));
    }

    private static Actor person(String id, @Nullable String department, Role role) {
        return new Actor(id, Actor.Kind.PERSON, department, Set.of(role));
    }
}

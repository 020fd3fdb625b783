package org.zhengyuan.exchange.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.apache.avro.Schema;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengyuan.exchange.catalog.postgres.PostgresCatalog;
import org.zhengyuan.exchange.testing.TestDatabase;

/** What the published catalogue promises its readers. */
class CatalogTest {
    private final TestDatabase database = TestDatabase.fresh();
    private final CatalogOnDatabase books = new CatalogOnDatabase(database);

    @BeforeEach
    void publishEverything() {
        books.publish(CatalogFixture.everything());
    }

    @Test
    void aPublishedEntryIsReadAsItWasStated() {
        Catalog.Snapshot snapshot = books.catalog.current();
        assertThat(snapshot.dataset("police.residents")).hasValueSatisfying(dataset -> {
            assertThat(dataset.definition()).isEqualTo(CatalogFixture.residents());
            assertThat(dataset.version()).isEqualTo(1);
            assertThat(snapshot.dataset(dataset.id())).contains(dataset);
            assertThat(snapshot.schema(dataset.id(), 1)).isEqualTo(dataset.schema());
        });
        assertThat(snapshot.element("person.home")).contains(CatalogFixture.home());
        assertThat(snapshot.department(CatalogFixture.POLICE)).contains(CatalogFixture.police());
        assertThat(snapshot.subjectType("person")).contains(CatalogFixture.person());
    }

    @Test
    void theSchemaHasEveryItemInOrderAsANullableUnionWithNullByDefault() {
        Schema schema = books.catalog
                .current()
                .dataset("police.residents")
                .orElseThrow()
                .schema();
        assertThat(schema.getFields())
                .extracting(Schema.Field::name)
                .containsExactly("citizen_id", "name", "birth_date", "home");
        assertThat(schema.getFields()).allSatisfy(field -> {
            assertThat(field.schema().isNullable()).isTrue();
            assertThat(field.schema().getTypes().getFirst().getType()).isEqualTo(Schema.Type.NULL);
            assertThat(field.hasDefaultValue()).isTrue();
        });
    }

    @Test
    void anotherProcessSeesAPublicationWhenItLooksAgain() {
        PostgresCatalog other = new PostgresCatalog(database.application());
        long before = other.current().revision();
        books.publish(CatalogFixture.element("person.alias", "曾用名", "Former name", ElementRole.VALUE, "text"));
        assertThat(other.current().element("person.alias")).isEmpty();
        other.refresh();
        assertThat(other.current().revision()).isGreaterThan(before);
        assertThat(other.current().element("person.alias")).isPresent();
    }

    @Test
    void theSameContentAgainChangesNothing() {
        long before = books.catalog.current().revision();
        assertThat(books.changes.publishFiles(CatalogFixture.everything(), "test"))
                .isEqualTo(ChangeOutcome.refused(CatalogRefusal.NOTHING_CHANGES));
        assertThat(books.catalog.current().revision()).isEqualTo(before);
    }

    @Test
    void whatTheSystemPublishedFromFilesIsRecordedAsSuch() {
        CatalogChange change = books.store
                .changes(new CatalogStore.ChangeQuery(null, null, null, 10))
                .getFirst();
        assertThat(change.origin()).isEqualTo(CatalogChange.Origin.FILES);
        assertThat(change.decidedBy()).isEqualTo("system");
        assertThat(change.reason()).isEqualTo("published by system: test");
    }

    @Test
    void anotherProcessLearnsOfAPublicationByItself() {
        try (PostgresCatalog other = new PostgresCatalog(database.application()).following()) {
            books.publish(CatalogFixture.element("person.alias", "曾用名", "Former name", ElementRole.VALUE, "text"));
            await().until(() -> other.current().element("person.alias").isPresent());
        }
    }
}

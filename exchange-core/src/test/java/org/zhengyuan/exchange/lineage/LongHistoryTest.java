package org.zhengyuan.exchange.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengyuan.exchange.catalog.CatalogFixture.POLICE;
import static org.zhengyuan.exchange.catalog.CatalogFixture.item;
import static org.zhengyuan.exchange.catalog.CatalogFixture.text;
import static org.zhengyuan.exchange.lineage.TracedCity.AUDITOR;
import static org.zhengyuan.exchange.lineage.TracedCity.SOURCE;
import static org.zhengyuan.exchange.lineage.TracedCity.ZHANG;
import static org.zhengyuan.exchange.lineage.TracedCity.about;
import static org.zhengyuan.exchange.lineage.TracedCity.zhang;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengyuan.exchange.catalog.Cardinality;
import org.zhengyuan.exchange.catalog.CatalogFixture;
import org.zhengyuan.exchange.catalog.DataElement;
import org.zhengyuan.exchange.catalog.DataItem;
import org.zhengyuan.exchange.catalog.Dataset;
import org.zhengyuan.exchange.catalog.ElementRole;
import org.zhengyuan.exchange.catalog.RuleSpec;
import org.zhengyuan.exchange.delivery.Delivered;
import org.zhengyuan.exchange.lineage.PastVersion.Position;
import org.zhengyuan.exchange.testing.TestDatabase;

/** People with many records, and a record with many versions: what is asked for is found, however far back it lies. */
class LongHistoryTest {
    private static final String NAME = "person.name";
    private static final String PERMIT = "person.permit";
    private static final String PERMITS = "police.permits";
    private static final int MANY = 230;

    @TempDir
    Path folder;

    private TracedCity city;

    @BeforeEach
    void aCity() {
        city = new TracedCity(TestDatabase.fresh(), folder);
    }

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void aRecordIsFoundByItsKeyAmongAnyNumberOfRecords() {
        city.books.catalog.publish(
                new DataElement(
                        PERMIT,
                        text("许可", "Permit"),
                        "person",
                        ElementRole.VALUE,
                        Cardinality.MANY,
                        RuleSpec.of("text"),
                        false,
                        false),
                permits());
        city.books.assign(PERMIT, "000000", PERMITS).orElseThrow();
        List<String> lines = new ArrayList<>(List.of("citizen_id,number,permit,home"));
        IntStream.rangeClosed(1, MANY)
                .forEach(number -> lines.add(ZHANG + ",%03d,permit %d,350102".formatted(number, number)));
        city.intake.deliver(PERMITS, POLICE, lines.toArray(String[]::new));
        Delivered pull = city.pull(city.agreed(PERMIT), null, PERMIT);

        Lineage last = city.lineage
                .ask(AUDITOR, with(about(PERMIT), String.valueOf(MANY), null))
                .orProblem();
        assertThat(last.values()).singleElement().satisfies(value -> {
            assertThat(value.content()).isEqualTo(new Content.Text("permit " + MANY));
            assertThat(value.recordKey()).containsExactly(String.valueOf(MANY));
        });
        assertThat(last.moreValues()).isFalse();
        assertThat(last.receivers().items())
                .singleElement()
                .matches(one -> one.place().receipt().equals(pull.receipt().value()));
        // the source is told of every record's receivers, also beyond those records that are listed
        assertThat(city.lineage
                        .ask(SOURCE, about(PERMIT))
                        .orProblem()
                        .receivers()
                        .items())
                .singleElement()
                .satisfies(one -> assertThat(one.versions()).hasSize(MANY));
    }

    @Test
    void aVersionIsFoundHoweverManyCameAfterIt() {
        city.residents(zhang("张三"));
        Delivered pull = city.pull(city.agreed(NAME), null, NAME);
        Instant first = city.lineage
                .ask(AUDITOR, about(NAME))
                .orProblem()
                .values()
                .getFirst()
                .recordedAt();
        int later = 600;
        city.owner
                .sql(
                        """
                        INSERT INTO version SELECT v.version_id + n, v.subject_id, v.dataset_id, v.record_key, v.version_id + n - 1, v.version + n,
                            v.kind, v.schema_version, v.valid_from, v.recorded_at + n * interval '1 microsecond', v.ordering, v.division,
                            v.submission_id, v.row_number, v.digest, v.payload
                        FROM version v, generate_series(1, ?) n
                        """)
                .param(later)
                .update();
        city.owner
                .sql("UPDATE head SET last_version_id = last_version_id + ?")
                .param(later)
                .update();

        Lineage then = city.lineage.ask(AUDITOR, with(about(NAME), null, first)).orProblem();
        assertThat(then.values()).singleElement().satisfies(value -> {
            assertThat(value.version()).isEqualTo(1);
            assertThat(value.content()).isEqualTo(new Content.Text("张三"));
            assertThat(value.versions()).hasSize(TellingOrigins.MOST_VERSIONS);
            assertThat(value.versions().getLast().position()).isEqualTo(Position.THIS);
            assertThat(value.moreVersions()).isTrue();
        });
        assertThat(city.lineage.ask(SOURCE, about(NAME)).orProblem().receivers().items())
                .singleElement()
                .matches(one -> one.place().receipt().equals(pull.receipt().value()));
    }

    private static Dataset permits() {
        List<DataItem> items = List.of(
                item("citizen_id", "公民身份号码", "person.citizen-id", true),
                new DataItem("number", text("编号", "number"), null, RuleSpec.of("text"), List.of(), true),
                item("permit", "许可", PERMIT, true),
                item("home", "户籍地", "person.home", true));
        Dataset plain = CatalogFixture.dataset(PERMITS, "许可", "Permits", POLICE, items);
        return new Dataset(
                plain.code(),
                plain.name(),
                plain.department(),
                plain.subjectType(),
                plain.subjectKey(),
                List.of("number"),
                items,
                null,
                null,
                "home",
                null,
                plain.sharing(),
                plain.sharingTerms(),
                plain.openness(),
                plain.grade(),
                plain.updateCycle(),
                List.of(),
                Set.of());
    }

    private static LineageQuery with(LineageQuery asked, @Nullable String recordKey, @Nullable Instant knownAt) {
        return new LineageQuery(
                asked.subject(), asked.target(), recordKey, null, knownAt, asked.reason(), asked.original(), null);
    }
}

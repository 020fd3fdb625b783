package org.zhengyuan.exchange.openlineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengyuan.exchange.catalog.CatalogFixture.CIVIL_AFFAIRS;
import static org.zhengyuan.exchange.catalog.CatalogFixture.POLICE;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.intake.IntakeOnDatabase;
import org.zhengyuan.exchange.intake.Submission;
import org.zhengyuan.exchange.intake.SubmissionState;
import org.zhengyuan.exchange.outbox.postgres.OutboxOnDatabase;
import org.zhengyuan.exchange.outbox.postgres.Receiver;
import org.zhengyuan.exchange.responsibility.ListOnDatabase;
import org.zhengyuan.exchange.testing.MovableClock;
import org.zhengyuan.exchange.testing.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Submissions as OpenLineage runs, from the file to a receiver that was down. */
class OpenLineageIT {
    private static final String ZHANG = "11010519491231002X";

    private final TestDatabase database = TestDatabase.fresh();
    private final MovableClock clock = new MovableClock();
    private final Receiver receiver = new Receiver();
    private OutboxOnDatabase outbox;
    private IntakeOnDatabase intake;
    private IntakeOnDatabase untold;

    @BeforeEach
    void theCityIsResponsible(@TempDir Path folder) {
        ListOnDatabase books = new ListOnDatabase(database, clock);
        books.assign("person.name", "350100", "police.residents").orElseThrow();
        books.assign("person.birth-date", "350100", "police.residents").orElseThrow();
        books.assign("person.home", "000000", "police.residents").orElseThrow();
        books.assign("person.exists", "000000", "police.residents").orElseThrow();
        DataSource source = database.application();
        outbox = new OutboxOnDatabase(source, TellingLineage.CHANNEL, receiver, (m, at) -> Map.of(), clock);
        TellingLineage telling = new TellingLineage(
                outbox.outbox, books.catalog.catalog, books.list, "zhengyuan", URI.create("urn:zhengyuan:exchange"));
        intake = new IntakeOnDatabase(database, books.catalog.catalog, books.list, folder, List.of(telling), clock);
        untold = new IntakeOnDatabase(database, books.catalog.catalog, books.list, folder, clock);
    }

    @AfterEach
    void close() {
        intake.close();
        untold.close();
        receiver.close();
    }

    @Test
    void aSubmissionIsARunWhoseEventsWaitUntilTheReceiverIsThere() {
        Submission submission = intake.deliver(
                "police.residents",
                POLICE,
                "citizen_id,name,birth_date,home",
                ZHANG + ",张三,1949-12-31,350102",
                "110105194912310021,李四,1949-12-31,350102");
        assertThat(submission.state()).isEqualTo(SubmissionState.COMPLETED);
        outbox.work();
        assertThat(outbox.channel().waiting()).isEqualTo(2);
        receiver.up();
        clock.advance(Duration.ofMinutes(5));
        outbox.work();
        List<JsonNode> events = events();
        assertThat(events)
                .extracting(event -> event.get("eventType").asString())
                .containsExactly("START", "COMPLETE");
        assertThat(events).allSatisfy(event -> {
            assertThat(event.at("/run/runId").asString())
                    .isEqualTo(submission.id().toString());
            assertThat(event.at("/job/name").asString()).isEqualTo("intake.police.residents");
        });
        JsonNode complete = events.getLast();
        assertThat(complete.at("/inputs/0/inputFacets/dataQualityMetrics/rowCount")
                        .asLong())
                .isEqualTo(2);
        JsonNode registry = complete.at("/outputs/0");
        assertThat(registry.get("name").asString()).isEqualTo("registry.police.residents");
        assertThat(registry.at("/outputFacets/outputStatistics/rowCount").asLong())
                .isEqualTo(1);
        assertThat(registry.at("/facets/columnLineage/fields")
                        .get("person.name")
                        .at("/inputFields/0/field")
                        .asString())
                .isEqualTo("name");
        assertThat(outbox.channel().delivered()).isEqualTo(2);
    }

    @Test
    void comparedValuesAreADatasetOfTheirOwnAndRefusedFilesFail() {
        receiver.up();
        intake.deliver(
                "civil.persons", CIVIL_AFFAIRS, "citizen_id,name,birth_date,home", ZHANG + ",张三,1949-12-31,350102");
        Submission refused = intake.deliver("police.residents", POLICE, "who,knows", "张三,x");
        assertThat(refused.state()).isEqualTo(SubmissionState.REFUSED);
        outbox.work();
        JsonNode compared = events().stream()
                .filter(event -> event.get("eventType").asString().equals("COMPLETE"))
                .findFirst()
                .orElseThrow();
        assertThat(compared.get("outputs"))
                .filteredOn(one -> one.get("name").asString().equals("comparison.civil.persons"))
                .singleElement()
                .satisfies(one -> assertThat(one.at("/outputFacets/outputStatistics/rowCount")
                                .asLong())
                        .isEqualTo(3));
        JsonNode failed = events().getLast();
        assertThat(failed.get("eventType").asString()).isEqualTo("FAIL");
        assertThat(failed.at("/run/facets/errorMessage/message").asString())
                .isEqualTo(Objects.requireNonNull(refused.problem()).code());
    }

    @Test
    void everyEventIsWhatTheSpecificationSaysAndNamesNobody() {
        receiver.up();
        intake.deliver("police.residents", POLICE, "citizen_id,name,birth_date,home", ZHANG + ",张三,1949-12-31,350102");
        intake.deliver("police.residents", POLICE, "张三," + ZHANG, "x,y");
        outbox.work();
        assertThat(receiver.bodies()).hasSize(4).allSatisfy(body -> {
            assertThat(Specification.faults(body)).isEmpty();
            assertThat(body).doesNotContain(ZHANG, "张三", "test-client", "fileName");
        });
        assertThat(Specification.faults("{\"eventType\":\"START\"}")).isNotEmpty();
    }

    @Test
    void withoutAFollowerNothingIsWritten() {
        untold.deliver("police.residents", POLICE, "citizen_id,name,birth_date,home", ZHANG + ",张三,1949-12-31,350102");
        assertThat(JdbcClient.create(database.owner())
                        .sql("SELECT (SELECT count(*) FROM outbox_message) + (SELECT count(*) FROM outbox_channel)")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private List<JsonNode> events() {
        return receiver.bodies().stream().map(JsonMapper.shared()::readTree).toList();
    }
}

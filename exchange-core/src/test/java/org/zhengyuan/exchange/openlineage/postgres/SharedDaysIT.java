package org.zhengyuan.exchange.openlineage.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengyuan.exchange.sharing.SharingFixture.HOUSING;
import static org.zhengyuan.exchange.sharing.SharingFixture.POLICE;
import static org.zhengyuan.exchange.sharing.SharingFixture.steward;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.delivery.Lines;
import org.zhengyuan.exchange.delivery.Lines.Asked;
import org.zhengyuan.exchange.delivery.TrailEntry;
import org.zhengyuan.exchange.delivery.postgres.PostgresTrail;
import org.zhengyuan.exchange.evidence.postgres.PostgresLeaves;
import org.zhengyuan.exchange.openlineage.Specification;
import org.zhengyuan.exchange.openlineage.TellingLineage;
import org.zhengyuan.exchange.outbox.postgres.PostgresOutbox;
import org.zhengyuan.exchange.sharing.SharingFixture;
import org.zhengyuan.exchange.sharing.postgres.SharingWiring;
import org.zhengyuan.exchange.testing.MovableClock;
import org.zhengyuan.exchange.testing.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A day's answers under an agreement as one run, told once when the day is over. */
class SharedDaysIT {
    private static final Actor CLIENT =
            new Actor("housing-1", Actor.Kind.CLIENT, HOUSING, Set.of(Role.DEPARTMENT_SYSTEM));

    private final TestDatabase database = TestDatabase.fresh();
    private final MovableClock clock = new MovableClock();
    private final DataSource source = database.application();
    private final JdbcClient jdbc = JdbcClient.create(source);
    private final JdbcTransactionManager manager = new JdbcTransactionManager(source);
    private final SharingWiring sharing = new SharingWiring(jdbc, new TransactionTemplate(manager), clock);

    @Test
    void aDayIsToldOnceWhenItIsOverWhateverNumberOfProcessesLook() {
        UUID agreement = agreed();
        Lines lines = new Lines(new Random(3));
        Instant noon = clock.instant();
        Asked asked = new Asked(CLIENT, agreement, "case-1", "operator-1");
        List<TrailEntry> entries = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            entries.add(lines.answered(noon.plusMillis(i), asked, UUID.randomUUID()));
        }
        entries.add(lines.refused(noon.plusMillis(9), asked));
        JdbcTemplate template = new JdbcTemplate(source);
        new TransactionTemplate(manager)
                .executeWithoutResult(
                        status -> new PostgresTrail(template, new PostgresLeaves(template)).append(entries));
        process().tellFinished();
        assertThat(events()).as("the day is not over").isEmpty();

        clock.advance(Duration.ofHours(25));
        process().tellFinished();
        process().tellFinished();
        List<String> told = events();
        assertThat(told).hasSize(2).allSatisfy(event -> {
            assertThat(Specification.faults(event)).isEmpty();
            assertThat(event).doesNotContain("operator-1", "case-1", "housing-1");
        });
        JsonNode complete = JsonMapper.shared().readTree(told.getLast());
        assertThat(complete.get("eventType").asString()).isEqualTo("COMPLETE");
        assertThat(complete.at("/job/name").asString()).isEqualTo("sharing." + agreement);
        assertThat(complete.at("/outputs/0/outputFacets/outputStatistics/rowCount")
                        .asLong())
                .isEqualTo(5);
        assertThat(complete.at("/outputs/0/facets/columnLineage/fields")
                        .get("person.name")
                        .at("/inputFields/0/name")
                        .asString())
                .isEqualTo("registry.population");
    }

    private SharedDays process() {
        TellingLineage telling = new TellingLineage(
                new PostgresOutbox(jdbc, Set.of(TellingLineage.CHANNEL), clock),
                SharingFixture.catalog(),
                SharingFixture.responsibilities(),
                "zhengyuan",
                URI.create("urn:zhengyuan:exchange"));
        return new SharedDays(jdbc, manager, sharing.agreements(), telling, clock);
    }

    private List<String> events() {
        return JdbcClient.create(database.owner())
                .sql("SELECT body FROM outbox_message ORDER BY message_id")
                .query((row, number) -> new String(row.getBytes(1), StandardCharsets.UTF_8))
                .list();
    }

    private UUID agreed() {
        UUID request = sharing.requesting()
                .submit(steward("anna", HOUSING), SharingFixture.asked("person.name"), List.of(), null)
                .orProblem()
                .request()
                .id();
        sharing.requesting().approve(steward("p1", POLICE), request).orProblem();
        return Objects.requireNonNull(sharing.requesting()
                        .approve(steward("p2", POLICE), request)
                        .orProblem()
                        .agreement())
                .id();
    }
}

package org.zhengyuan.exchange.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.testing.FixedCatalog;

class StoppingDatasetsTest {
    private static final String POLICE = "11350100003600028N";
    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");

    private final Held stops = new Held();
    private final StoppingDatasets stopping = new StoppingDatasets(
            new FixedCatalog()
                    .with(POLICE)
                    .element("person.name", ElementRole.VALUE, Cardinality.ONE, false)
                    .dataset("residents", POLICE, SharingCategory.UNCONDITIONAL, "person.name"),
            stops,
            Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void operatorsAndTheExchangesStewardsStopWithAReason() {
        for (Role role : List.of(Role.OPERATOR, Role.EXCHANGE_STEWARD)) {
            Actor actor = new Actor("who", Actor.Kind.PERSON, null, Set.of(role));
            assertThat(stopping.stop(actor, "residents", "  "))
                    .isEqualTo(Outcome.refused(CatalogRefusal.REASON_NEEDED));
            List<DatasetStop> made =
                    stopping.stop(actor, "residents", " wrong values ").orProblem();
            assertThat(made.getFirst()).isEqualTo(new DatasetStop("residents", "wrong values", "who", NOW, null));
            assertThat(stopping.stop(actor, "residents", "again"))
                    .isEqualTo(Outcome.refused(CatalogRefusal.DATASET_STOPPED_BEFORE));
            stopping.resume(actor, "residents", "corrected").orProblem();
            assertThat(stopping.resume(actor, "residents", "again"))
                    .isEqualTo(Outcome.refused(CatalogRefusal.DATASET_NOT_STOPPED));
            assertThat(stops.history("residents").getFirst().resumption())
                    .isEqualTo(new DatasetStop.Resumption("corrected", "who", NOW));
        }
    }

    @Test
    void nobodyElseStopsOrResumes() {
        for (Role role : List.of(Role.DEPARTMENT_SYSTEM, Role.DEPARTMENT_STEWARD, Role.CLERK, Role.AUDITOR)) {
            Actor actor = new Actor("who", Actor.Kind.PERSON, POLICE, Set.of(role));
            assertThat(stopping.stop(actor, "residents", "why"))
                    .isEqualTo(Outcome.refused(CatalogRefusal.STOP_NOT_ALLOWED));
            assertThat(stopping.resume(actor, "residents", "why"))
                    .isEqualTo(Outcome.refused(CatalogRefusal.STOP_NOT_ALLOWED));
        }
        assertThat(stops.history("residents")).isEmpty();
    }

    @Test
    void whatWasNeverPublishedIsNotStopped() {
        Actor operator = new Actor("who", Actor.Kind.PERSON, null, Set.of(Role.OPERATOR));
        assertThat(stopping.stop(operator, "nothing", "why"))
                .isEqualTo(Outcome.refused(CatalogRefusal.UNKNOWN_DATASET));
    }

    /** Stops in memory. */
    private static final class Held implements DatasetStops {
        private final List<DatasetStop> stops = new ArrayList<>();

        @Override
        public Optional<DatasetStop> present(String dataset) {
            return present().stream()
                    .filter(stop -> stop.dataset().equals(dataset))
                    .findFirst();
        }

        @Override
        public List<DatasetStop> present() {
            return stops.stream().filter(stop -> stop.resumption() == null).toList();
        }

        @Override
        public List<DatasetStop> history(String dataset) {
            return stops.reversed().stream()
                    .filter(stop -> stop.dataset().equals(dataset))
                    .toList();
        }

        @Override
        public boolean stop(DatasetStop stop) {
            return present(stop.dataset()).isEmpty() && stops.add(stop);
        }

        @Override
        public boolean resume(String dataset, DatasetStop.Resumption resumption) {
            return present(dataset)
                    .map(stop -> stops.set(
                            stops.indexOf(stop),
                            new DatasetStop(dataset, stop.reason(), stop.stoppedBy(), stop.stoppedAt(), resumption)))
                    .isPresent();
        }
    }
}

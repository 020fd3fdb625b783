package org.zhengyuan.exchange.catalog;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.problem.Outcome;

/** The emergency stop of a dataset, by an operator or a steward of the exchange, in one act and with a reason. */
public final class StoppingDatasets {
    private final Catalog catalog;
    private final DatasetStops stops;
    private final Clock clock;

    public StoppingDatasets(Catalog catalog, DatasetStops stops, Clock clock) {
        this.catalog = catalog;
        this.stops = stops;
        this.clock = clock;
    }

    /** True where the actor may stop and resume datasets. */
    public static boolean mayStop(Actor actor) {
        return actor.has(Role.OPERATOR) || actor.has(Role.EXCHANGE_STEWARD);
    }

    public Outcome<List<DatasetStop>> stop(Actor actor, String dataset, String reason) {
        return permitted(actor, dataset, reason).then(why -> {
            DatasetStop stop =
                    new DatasetStop(dataset, why, actor.id(), clock.instant().truncatedTo(ChronoUnit.MICROS), null);
            return stops.stop(stop)
                    ? Outcome.done(stops.history(dataset))
                    : Outcome.refused(CatalogRefusal.DATASET_STOPPED_BEFORE);
        });
    }

    public Outcome<List<DatasetStop>> resume(Actor actor, String dataset, String reason) {
        return permitted(actor, dataset, reason).then(why -> {
            DatasetStop.Resumption resumption =
                    new DatasetStop.Resumption(why, actor.id(), clock.instant().truncatedTo(ChronoUnit.MICROS));
            return stops.resume(dataset, resumption)
                    ? Outcome.done(stops.history(dataset))
                    : Outcome.refused(CatalogRefusal.DATASET_NOT_STOPPED);
        });
    }

    private Outcome<String> permitted(Actor actor, String dataset, String reason) {
        if (!mayStop(actor)) {
            return Outcome.refused(CatalogRefusal.STOP_NOT_ALLOWED);
        }
        if (catalog.current().everPublished(dataset).isEmpty()) {
            return Outcome.refused(CatalogRefusal.UNKNOWN_DATASET);
        }
        return reason.isBlank() ? Outcome.refused(CatalogRefusal.REASON_NEEDED) : Outcome.done(reason.strip());
    }
}

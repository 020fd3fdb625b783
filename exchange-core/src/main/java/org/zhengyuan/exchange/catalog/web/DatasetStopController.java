package org.zhengyuan.exchange.catalog.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Actors;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.CatalogRefusal;
import org.zhengyuan.exchange.catalog.DatasetStop;
import org.zhengyuan.exchange.catalog.DatasetStops;
import org.zhengyuan.exchange.catalog.StoppingDatasets;
import org.zhengyuan.exchange.catalog.web.CatalogViews.Reason;
import org.zhengyuan.exchange.problem.RequestRefusal;

/** The emergency stop of a dataset. That there is one, and why, is told to everyone who is signed in. */
@RestController
@RequestMapping("/api/v1/datasets/{code}")
class DatasetStopController {
    private final StoppingDatasets stopping;
    private final DatasetStops stops;
    private final Catalog catalog;
    private final Actors actors;

    DatasetStopController(StoppingDatasets stopping, DatasetStops stops, Catalog catalog, Actors actors) {
        this.stopping = stopping;
        this.stops = stops;
        this.catalog = catalog;
        this.actors = actors;
    }

    /** A dataset's stops, the newest first; {@code stopped} is whether the newest lasts. */
    record StopsView(String dataset, boolean stopped, List<StopView> stops) {
        static StopsView of(String dataset, List<DatasetStop> stops) {
            boolean stopped = !stops.isEmpty() && stops.getFirst().resumption() == null;
            return new StopsView(
                    dataset, stopped, stops.stream().map(StopView::of).toList());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StopView(
            String reason,
            String stoppedBy,
            Instant stoppedAt,
            @Nullable String resumeReason,
            @Nullable String resumedBy,
            @Nullable Instant resumedAt) {
        static StopView of(DatasetStop stop) {
            DatasetStop.Resumption end = stop.resumption();
            return new StopView(
                    stop.reason(),
                    stop.stoppedBy(),
                    stop.stoppedAt(),
                    end == null ? null : end.reason(),
                    end == null ? null : end.resumedBy(),
                    end == null ? null : end.resumedAt());
        }
    }

    @GetMapping("/stops")
    StopsView stops(@PathVariable String code) {
        if (catalog.current().everPublished(code).isEmpty()) {
            throw CatalogRefusal.UNKNOWN_DATASET.toProblem();
        }
        return StopsView.of(code, stops.history(code));
    }

    @PostMapping("/stop")
    StopsView stop(@PathVariable String code, @RequestBody Reason reason) {
        return StopsView.of(code, stopping.stop(actor(), code, reason.text()).orProblem());
    }

    @PostMapping("/resumption")
    StopsView resume(@PathVariable String code, @RequestBody Reason reason) {
        return StopsView.of(code, stopping.resume(actor(), code, reason.text()).orProblem());
    }

    private Actor actor() {
        return actors.current().orElseThrow(RequestRefusal.UNAUTHENTICATED::toProblem);
    }
}

package org.zhengyuan.server.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Actors;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.CatalogRefusal;
import org.zhengyuan.exchange.catalog.CatalogStore;
import org.zhengyuan.exchange.catalog.DataItem;
import org.zhengyuan.exchange.catalog.DatasetStop;
import org.zhengyuan.exchange.catalog.DatasetStops;
import org.zhengyuan.exchange.catalog.PublishedDataset;
import org.zhengyuan.exchange.catalog.SharingCategory;
import org.zhengyuan.exchange.catalog.StoppingDatasets;
import org.zhengyuan.exchange.intake.Submission;
import org.zhengyuan.exchange.intake.SubmissionRights;
import org.zhengyuan.exchange.intake.Submissions;
import org.zhengyuan.exchange.problem.RequestRefusal;
import org.zhengyuan.exchange.responsibility.Responsibility;
import org.zhengyuan.exchange.responsibility.ResponsibilityList;

/** One dataset: its items with the sources in force, its versions, its deliveries, and the form to hand in a file. */
@Controller
class DatasetPages {
    private static final int LATEST = 10;

    private final Catalog catalog;
    private final CatalogStore store;
    private final ResponsibilityList responsibilities;
    private final Submissions submissions;
    private final Actors actors;
    private final DatasetStops stops;
    private final Clock clock;

    DatasetPages(
            Catalog catalog,
            CatalogStore store,
            ResponsibilityList responsibilities,
            Submissions submissions,
            Actors actors,
            DatasetStops stops,
            Clock clock) {
        this.catalog = catalog;
        this.store = store;
        this.responsibilities = responsibilities;
        this.submissions = submissions;
        this.actors = actors;
        this.stops = stops;
        this.clock = clock;
    }

    /**
     * An item with who decides about it.
     *
     * @param rule kind of the value rule that applies; empty where the catalogue no longer has the element
     * @param sources lines in force of the item's element; none for private items and keys
     * @param decides this dataset is the source, in at least one division
     */
    public record Item(DataItem item, String rule, List<Responsibility> sources, boolean decides) {}

    @GetMapping("/catalog/datasets/{code}")
    String dataset(@PathVariable String code, Model model) {
        Actor actor = actors.current().orElseThrow(RequestRefusal.UNAUTHENTICATED::toProblem);
        Catalog.Snapshot snapshot = catalog.current();
        PublishedDataset dataset = snapshot.everPublished(code).orElseThrow(CatalogRefusal.UNKNOWN_DATASET::toProblem);
        boolean published = snapshot.dataset(code).isPresent();
        DatasetStop stop = stops.present(code).orElse(null);
        model.addAttribute("dataset", dataset);
        model.addAttribute("published", published);
        model.addAttribute("stop", stop);
        model.addAttribute("mayStop", StoppingDatasets.mayStop(actor));
        model.addAttribute("items", items(snapshot, dataset));
        model.addAttribute("versions", store.versions(code));
        model.addAttribute("submissions", latest(actor, code));
        model.addAttribute(
                "mayDeliver",
                published
                        && stop == null
                        && SubmissionRights.mayDeliver(actor)
                        && actor.actsFor(dataset.definition().department()));
        model.addAttribute(
                "mayAsk",
                published
                        && actor.has(Role.DEPARTMENT_STEWARD)
                        && !actor.actsFor(dataset.definition().department())
                        && dataset.definition().sharing() != SharingCategory.NOT_SHARED);
        return "ledger/dataset";
    }

    private List<Item> items(Catalog.Snapshot snapshot, PublishedDataset dataset) {
        ResponsibilityList.Snapshot list = responsibilities.current();
        Instant now = clock.instant();
        return dataset.definition().items().stream()
                .map(item -> {
                    String element = item.element();
                    List<Responsibility> sources = element == null
                            ? List.of()
                            : list.lines(element).stream()
                                    .filter(line -> line.holdsAt(now))
                                    .sorted(Comparator.comparing(Responsibility::division))
                                    .toList();
                    boolean decides =
                            sources.stream().anyMatch(line -> line.dataset().equals(dataset.code()));
                    return new Item(item, rule(snapshot, item, element), sources, decides);
                })
                .toList();
    }

    private static String rule(Catalog.Snapshot snapshot, DataItem item, @Nullable String element) {
        var own = item.rule();
        if (own != null) {
            return own.kind();
        }
        return element == null
                ? ""
                : snapshot.element(element).map(one -> one.rule().kind()).orElse("");
    }

    /** What the actor may see of the latest deliveries. */
    private List<Submission> latest(Actor actor, String dataset) {
        boolean all = SubmissionRights.seesAll(actor);
        return all || SubmissionRights.mayDeliver(actor)
                ? submissions.list(all ? null : actor.department(), dataset, null, LATEST)
                : List.of();
    }
}

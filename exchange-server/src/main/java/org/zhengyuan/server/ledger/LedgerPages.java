package org.zhengyuan.server.ledger;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.Dataset;
import org.zhengyuan.exchange.catalog.DatasetStop;
import org.zhengyuan.exchange.catalog.DatasetStops;
import org.zhengyuan.exchange.catalog.LocalText;
import org.zhengyuan.exchange.catalog.PublishedDataset;
import org.zhengyuan.exchange.catalog.SharingCategory;
import org.zhengyuan.exchange.intake.SubmissionFigures;
import org.zhengyuan.exchange.responsibility.ResponsibilityList;

/** The ledger: every dataset with its department, terms, last delivery and what it is the source of. */
@Controller
class LedgerPages {
    private final Catalog catalog;
    private final ResponsibilityList responsibilities;
    private final SubmissionFigures figures;
    private final DatasetStops stops;

    LedgerPages(Catalog catalog, ResponsibilityList responsibilities, SubmissionFigures figures, DatasetStops stops) {
        this.catalog = catalog;
        this.responsibilities = responsibilities;
        this.figures = figures;
        this.stops = stops;
    }

    /**
     * A line of the ledger.
     *
     * @param sourceOf number of elements it was, is or is announced to be the source of
     * @param delivered null where nothing was delivered
     */
    public record Line(PublishedDataset dataset, int sourceOf, SubmissionFigures.@Nullable Delivered delivered) {}

    @GetMapping("/catalog")
    String ledger(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String department,
            @RequestParam(defaultValue = "") String sharing,
            Model model) {
        Catalog.Snapshot snapshot = catalog.current();
        ResponsibilityList.Snapshot list = responsibilities.current();
        Map<String, SubmissionFigures.Delivered> delivered = figures.delivered();
        List<Line> lines = snapshot.datasets().stream()
                .filter(dataset -> department.isEmpty()
                        || dataset.definition().department().equals(department))
                .filter(dataset -> sharing.isEmpty()
                        || dataset.definition().sharing().name().equals(sharing))
                .filter(dataset -> mentions(snapshot, dataset.definition(), q))
                .map(dataset -> new Line(dataset, list.heldBy(dataset.code()).size(), delivered.get(dataset.code())))
                .toList();
        model.addAttribute("q", q);
        model.addAttribute("department", department);
        model.addAttribute("sharing", sharing);
        model.addAttribute("departments", snapshot.departments());
        model.addAttribute("categories", SharingCategory.values());
        model.addAttribute("lines", lines);
        model.addAttribute(
                "stopped", stops.present().stream().map(DatasetStop::dataset).collect(Collectors.toSet()));
        model.addAttribute("total", snapshot.datasets().size());
        return "ledger/ledger";
    }

    private static boolean mentions(Catalog.Snapshot snapshot, Dataset dataset, String q) {
        String wanted = q.strip().toLowerCase(Locale.ROOT);
        if (wanted.isEmpty() || dataset.code().contains(wanted)) {
            return true;
        }
        Stream<LocalText> names = Stream.concat(
                Stream.of(dataset.name()), dataset.items().stream().map(item -> item.name()));
        Stream<LocalText> department = snapshot.department(dataset.department()).map(one -> one.name()).stream();
        return Stream.concat(names, department)
                .anyMatch(name -> name.zh().toLowerCase(Locale.ROOT).contains(wanted)
                        || name.en().toLowerCase(Locale.ROOT).contains(wanted));
    }
}

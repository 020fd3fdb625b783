package org.zhengyuan.exchange.catalog.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.CatalogRefusal;
import org.zhengyuan.exchange.catalog.CatalogStore;
import org.zhengyuan.exchange.catalog.DataElement;
import org.zhengyuan.exchange.catalog.Dataset;
import org.zhengyuan.exchange.catalog.Department;
import org.zhengyuan.exchange.catalog.LocalText;
import org.zhengyuan.exchange.catalog.PublishedDataset;
import org.zhengyuan.exchange.catalog.SubjectType;
import org.zhengyuan.exchange.catalog.rule.DivisionCodes;
import org.zhengyuan.exchange.catalog.web.CatalogViews.DatasetLine;
import org.zhengyuan.exchange.catalog.web.CatalogViews.DatasetView;
import org.zhengyuan.exchange.catalog.web.CatalogViews.DivisionView;
import org.zhengyuan.exchange.catalog.web.CatalogViews.VersionView;

/** The published catalogue, for everyone who is signed in. */
@RestController
@RequestMapping("/api/v1")
class CatalogController {
    private final Catalog catalog;
    private final CatalogStore store;

    CatalogController(Catalog catalog, CatalogStore store) {
        this.catalog = catalog;
        this.store = store;
    }

    @GetMapping("/datasets")
    Page<DatasetLine> datasets(
            @RequestParam(required = false) @Nullable String department,
            @RequestParam(required = false) @Nullable String subjectType,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        return Page.of(
                catalog.current().datasets(),
                PublishedDataset::code,
                dataset -> is(department, dataset.definition().department())
                        && is(subjectType, dataset.definition().subjectType())
                        && mentions(dataset.definition(), q),
                DatasetLine::of,
                after,
                limit);
    }

    @GetMapping("/datasets/{code}")
    DatasetView dataset(@PathVariable String code) {
        return catalog.current()
                .dataset(code)
                .map(DatasetView::of)
                .orElseThrow(CatalogRefusal.UNKNOWN_DATASET::toProblem);
    }

    @GetMapping("/datasets/{code}/versions")
    List<VersionView> versions(@PathVariable String code) {
        List<CatalogStore.VersionHistory> versions = store.versions(code);
        if (versions.isEmpty()) {
            throw CatalogRefusal.UNKNOWN_DATASET.toProblem();
        }
        return versions.stream().map(VersionView::of).toList();
    }

    @GetMapping("/elements")
    Page<DataElement> elements(
            @RequestParam(required = false) @Nullable String subjectType,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        return Page.of(
                catalog.current().elements(),
                DataElement::code,
                element -> is(subjectType, element.subjectType())
                        && mentions(
                                Stream.of(
                                        element.code(),
                                        element.name().zh(),
                                        element.name().en()),
                                q),
                element -> element,
                after,
                limit);
    }

    @GetMapping("/departments")
    Page<Department> departments(
            @RequestParam(required = false) @Nullable String after, @RequestParam(defaultValue = "50") int limit) {
        return Page.of(catalog.current().departments(), Department::uscc, entry -> true, entry -> entry, after, limit);
    }

    @GetMapping("/subject-types")
    Page<SubjectType> subjectTypes(
            @RequestParam(required = false) @Nullable String after, @RequestParam(defaultValue = "50") int limit) {
        return Page.of(
                catalog.current().subjectTypes(), SubjectType::code, entry -> true, entry -> entry, after, limit);
    }

    /** Every division that has or had the code, with the days it was in force; none for an unknown code. */
    @GetMapping("/divisions")
    List<DivisionView> divisions(@RequestParam String code) {
        return DivisionCodes.listed().history(code).stream()
                .map(DivisionView::of)
                .toList();
    }

    private boolean mentions(Dataset dataset, @Nullable String text) {
        Stream<LocalText> names = Stream.concat(
                Stream.of(dataset.name()), dataset.items().stream().map(item -> item.name()));
        Stream<LocalText> department =
                catalog.current().department(dataset.department()).map(Department::name).stream();
        return mentions(
                Stream.concat(
                        Stream.of(dataset.code()),
                        Stream.concat(names, department).flatMap(name -> Stream.of(name.zh(), name.en()))),
                text);
    }

    private static boolean mentions(Stream<String> words, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return true;
        }
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        return words.anyMatch(word -> word.toLowerCase(Locale.ROOT).contains(wanted));
    }

    private static boolean is(@Nullable String wanted, String value) {
        return wanted == null || wanted.isBlank() || wanted.equals(value);
    }
}

package org.zhengyuan.exchange.openlineage;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.DataElement;
import org.zhengyuan.exchange.catalog.DataItem;
import org.zhengyuan.exchange.catalog.Dataset;
import org.zhengyuan.exchange.catalog.ElementRole;
import org.zhengyuan.exchange.catalog.PublishedDataset;
import org.zhengyuan.exchange.catalog.RuleSpec;
import org.zhengyuan.exchange.intake.Submission;
import org.zhengyuan.exchange.intake.SubmissionState;
import org.zhengyuan.exchange.openlineage.RunEvent.Job;
import org.zhengyuan.exchange.responsibility.ResponsibilityList;

/**
 * A submission as a run of the job {@code intake.DATASET}: it reads {@code delivery.DATASET}, what the department hands in, and writes
 * {@code registry.DATASET}, the elements the dataset is the source of, and {@code comparison.DATASET}, those that are compared with another
 * source's truth. Columns lead from items to data elements.
 */
final class IntakeRuns {
    private final Catalog.Snapshot catalog;
    private final ResponsibilityList.Snapshot responsibilities;
    private final String namespace;

    IntakeRuns(Catalog.Snapshot catalog, ResponsibilityList.Snapshot responsibilities, String namespace) {
        this.catalog = catalog;
        this.responsibilities = responsibilities;
        this.namespace = namespace;
    }

    RunEvent begun(Submission submission) {
        return event(RunEvent.Type.START, submission, requireNonNull(submission.startedAt()), Map.of(), false);
    }

    RunEvent ended(Submission submission) {
        Instant at = requireNonNull(submission.finishedAt());
        if (submission.state() == SubmissionState.COMPLETED) {
            return event(RunEvent.Type.COMPLETE, submission, at, Map.of(), true);
        }
        Submission.FileProblem problem = submission.problem();
        Facet why = Facet.errorMessage(problem == null ? "refused" : problem.code());
        return event(RunEvent.Type.FAIL, submission, at, Map.of("errorMessage", why), true);
    }

    private RunEvent event(
            RunEvent.Type type, Submission submission, Instant at, Map<String, Facet> runFacets, boolean counted) {
        String code = submission.dataset();
        Optional<Dataset> dataset = catalog.dataset(code).map(PublishedDataset::definition);
        Map<String, Facet> ofJob = new LinkedHashMap<>();
        ofJob.put("jobType", Facet.jobType("INTAKE"));
        ofJob.put("ownership", Facet.ownership(submission.department()));
        dataset.ifPresent(
                one -> ofJob.put("documentation", Facet.documentation(one.name().zh())));
        List<LineageDataset> outputs = new ArrayList<>();
        dataset.ifPresent(one -> {
            add(outputs, "registry." + code, one, held(one), counted ? written(submission) : null);
            add(outputs, "comparison." + code, one, compared(one), counted ? compared(submission) : null);
        });
        LineageDataset input = new LineageDataset(
                "delivery." + code,
                dataset.map(one -> Map.of("schema", Facet.schema(columns(one)))).orElse(Map.of()),
                counted
                        ? Map.of(
                                "dataQualityMetrics",
                                Facet.rowsRead(submission.counts().received(), submission.byteSize()))
                        : Map.of());
        return new RunEvent(
                type, at, submission.id(), runFacets, new Job("intake." + code, ofJob), List.of(input), outputs);
    }

    private void add(
            List<LineageDataset> outputs, String name, Dataset dataset, List<DataItem> items, @Nullable Long rows) {
        if (items.isEmpty()) {
            return;
        }
        Map<String, List<Map<String, String>>> lineage = new LinkedHashMap<>();
        List<Facet.Field> fields = new ArrayList<>();
        for (DataItem item : items) {
            String field = item.element() == null ? item.code() : item.element();
            fields.add(new Facet.Field(field, type(item), item.name().zh()));
            lineage.computeIfAbsent(field, made -> new ArrayList<>())
                    .add(Map.of("namespace", namespace, "name", "delivery." + dataset.code(), "field", item.code()));
        }
        outputs.add(new LineageDataset(
                name,
                Map.of("schema", Facet.schema(fields), "columnLineage", Facet.columnLineage(lineage)),
                rows == null ? Map.of() : Map.of("outputStatistics", Facet.rowsWritten(rows))));
    }

    private List<Facet.Field> columns(Dataset dataset) {
        return dataset.items().stream()
                .map(item ->
                        new Facet.Field(item.code(), type(item), item.name().zh()))
                .toList();
    }

    /** Items whose values come to stand in the registry: the dataset's own, keys, and the elements it is the source of. */
    private List<DataItem> held(Dataset dataset) {
        return dataset.items().stream()
                .filter(item -> item.element() == null
                        || isKey(item)
                        || responsibilities.heldBy(dataset.code()).contains(item.element()))
                .toList();
    }

    private List<DataItem> compared(Dataset dataset) {
        return dataset.items().stream()
                .filter(item -> item.element() != null && !isKey(item))
                .filter(item -> responsibilities.sources(requireNonNull(item.element())).stream()
                        .anyMatch(source -> !source.equals(dataset.code())))
                .toList();
    }

    private boolean isKey(DataItem item) {
        return element(item).map(one -> one.role() == ElementRole.KEY).orElse(false);
    }

    private String type(DataItem item) {
        RuleSpec own = item.rule();
        return own == null ? element(item).map(one -> one.rule().kind()).orElse("text") : own.kind();
    }

    private Optional<DataElement> element(DataItem item) {
        return item.element() == null ? Optional.empty() : catalog.element(item.element());
    }

    private static long written(Submission submission) {
        return submission.counts().created()
                + submission.counts().changed()
                + submission.counts().history();
    }

    private static long compared(Submission submission) {
        return submission.counts().crossChecked().agreed()
                + submission.counts().crossChecked().differed()
                + submission.counts().crossChecked().unmatched()
                + submission.counts().crossChecked().invalid();
    }
}

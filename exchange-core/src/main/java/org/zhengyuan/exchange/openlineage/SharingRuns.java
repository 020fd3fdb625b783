package org.zhengyuan.exchange.openlineage;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.DataElement;
import org.zhengyuan.exchange.openlineage.RunEvent.Job;
import org.zhengyuan.exchange.sharing.Terms;

/**
 * A legal day's answers under one agreement as one run of the job {@code sharing.AGREEMENT}, told when the day is over: it reads the registry's
 * datasets and writes {@code shared.AGREEMENT}, what the requester was given. A run per answer would say where each person was looked up.
 */
final class SharingRuns {
    private static final ZoneId LEGAL_TIME = ZoneId.of("Asia/Shanghai");

    private final Catalog.Snapshot catalog;
    private final String namespace;

    SharingRuns(Catalog.Snapshot catalog, String namespace) {
        this.catalog = catalog;
        this.namespace = namespace;
    }

    /**
     * The run's START and COMPLETE.
     *
     * @param terms of the version that counted last on that day
     * @param elements codes of the elements that were answered
     */
    List<RunEvent> of(LocalDate day, UUID agreement, Terms terms, Set<String> elements, long answers) {
        Instant from = day.atStartOfDay(LEGAL_TIME).toInstant();
        Instant to = day.plusDays(1).atStartOfDay(LEGAL_TIME).toInstant();
        UUID run = run(day, agreement);
        Map<String, Facet> time = Map.of("nominalTime", Facet.nominalTime(from, to));
        Job job = new Job(
                "sharing." + agreement,
                Map.of(
                        "jobType",
                        Facet.jobType("SHARING"),
                        "ownership",
                        Facet.ownership(terms.requester()),
                        "documentation",
                        Facet.documentation(String.join(" ", terms.purpose().items()))));
        Map<String, Set<String>> read = new TreeMap<>();
        Map<String, List<Map<String, String>>> lineage = new LinkedHashMap<>();
        List<Facet.Field> fields = new ArrayList<>();
        for (String element : new TreeSet<>(elements)) {
            fields.add(field(element));
            for (String dataset : terms.elements().getOrDefault(element, Set.of())) {
                read.computeIfAbsent(dataset, code -> new TreeSet<>()).add(element);
                lineage.computeIfAbsent(element, code -> new ArrayList<>())
                        .add(Map.of("namespace", namespace, "name", "registry." + dataset, "field", element));
            }
        }
        List<LineageDataset> inputs = new ArrayList<>();
        read.forEach((dataset, codes) -> inputs.add(new LineageDataset(
                "registry." + dataset,
                Map.of("schema", Facet.schema(codes.stream().map(this::field).toList())),
                Map.of())));
        Map<String, Facet> is = Map.of("schema", Facet.schema(fields), "columnLineage", Facet.columnLineage(lineage));
        Map<String, Facet> did = Map.of("outputStatistics", Facet.rowsWritten(answers));
        String name = "shared." + agreement;
        return List.of(
                new RunEvent(
                        RunEvent.Type.START,
                        from,
                        run,
                        time,
                        job,
                        inputs,
                        List.of(new LineageDataset(name, is, Map.of()))),
                new RunEvent(
                        RunEvent.Type.COMPLETE,
                        to,
                        run,
                        time,
                        job,
                        inputs,
                        List.of(new LineageDataset(name, is, did))));
    }

    /** The same in every process. */
    static UUID run(LocalDate day, UUID agreement) {
        return UUID.nameUUIDFromBytes(("sharing/" + agreement + "/" + day).getBytes(StandardCharsets.UTF_8));
    }

    private Facet.Field field(String element) {
        return new Facet.Field(
                element,
                catalog.element(element).map(one -> one.rule().kind()).orElse("text"),
                catalog.element(element)
                        .map(DataElement::name)
                        .map(one -> one.zh())
                        .orElse(element));
    }
}

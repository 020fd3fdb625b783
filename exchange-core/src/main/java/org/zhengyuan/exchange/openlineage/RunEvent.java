package org.zhengyuan.exchange.openlineage;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/**
 * One transition of a run, as the OpenLineage specification 2-0-2 writes it. Names datasets, elements, departments and counts; never a person,
 * a file or an identifier.
 *
 * @param runFacets by their names
 */
record RunEvent(
        Type type,
        Instant at,
        UUID run,
        Map<String, Facet> runFacets,
        Job job,
        List<LineageDataset> inputs,
        List<LineageDataset> outputs) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SCHEMA = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent";

    /** The transition: a run has one START and one of the others. */
    enum Type {
        START,
        COMPLETE,
        FAIL
    }

    /**
     * What runs.
     *
     * @param facets by their names
     */
    record Job(String name, Map<String, Facet> facets) {}

    /** @param namespace of jobs and datasets, one for this exchange */
    byte[] json(String namespace, URI producer) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("eventType", type.name());
        event.put("eventTime", at.toString());
        event.put("producer", producer.toString());
        event.put("schemaURL", SCHEMA);
        event.put("run", Map.of("runId", run.toString(), "facets", Facet.written(runFacets, producer)));
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("namespace", namespace);
        named.put("name", job.name());
        named.put("facets", Facet.written(job.facets(), producer));
        event.put("job", named);
        event.put(
                "inputs",
                inputs.stream()
                        .map(one -> one.written("inputFacets", namespace, producer))
                        .toList());
        event.put(
                "outputs",
                outputs.stream()
                        .map(one -> one.written("outputFacets", namespace, producer))
                        .toList());
        return JSON.writeValueAsBytes(event);
    }
}

package org.zhengyuan.exchange.openlineage;

import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A piece of what an event says, with the schema it follows.
 *
 * @param schema last part of its address under {@code https://openlineage.io/spec/facets/}
 */
record Facet(String schema, Map<String, ?> members) {
    private static final String SCHEMAS = "https://openlineage.io/spec/facets/";

    /** A column: its name, type and meaning. */
    record Field(String name, String type, String description) {}

    static Facet schema(List<Field> fields) {
        return new Facet(
                "1-1-1/SchemaDatasetFacet.json#/$defs/SchemaDatasetFacet",
                Map.of(
                        "fields",
                        fields.stream()
                                .map(one -> Map.of(
                                        "name", one.name(), "type", one.type(), "description", one.description()))
                                .toList()));
    }

    /** @param fields for each field of the output the fields it is made of */
    static Facet columnLineage(Map<String, List<Map<String, String>>> fields) {
        Map<String, Object> written = new LinkedHashMap<>();
        fields.forEach((field, inputs) -> written.put(field, Map.of("inputFields", inputs)));
        return new Facet(
                "1-0-1/ColumnLineageDatasetFacet.json#/$defs/ColumnLineageDatasetFacet", Map.of("fields", written));
    }

    static Facet rowsWritten(long rows) {
        return new Facet(
                "1-0-2/OutputStatisticsOutputDatasetFacet.json#/$defs/OutputStatisticsOutputDatasetFacet",
                Map.of("rowCount", rows));
    }

    static Facet rowsRead(long rows, long bytes) {
        return new Facet(
                "1-0-2/DataQualityMetricsInputDatasetFacet.json#/$defs/DataQualityMetricsInputDatasetFacet",
                Map.of("rowCount", rows, "bytes", bytes, "columnMetrics", Map.of()));
    }

    /** @param code of the refusal; its words would hold what the file held */
    static Facet errorMessage(String code) {
        return new Facet(
                "1-0-1/ErrorMessageRunFacet.json#/$defs/ErrorMessageRunFacet",
                Map.of("message", code, "programmingLanguage", "JAVA"));
    }

    static Facet nominalTime(Instant from, Instant to) {
        return new Facet(
                "1-0-1/NominalTimeRunFacet.json#/$defs/NominalTimeRunFacet",
                Map.of("nominalStartTime", from.toString(), "nominalEndTime", to.toString()));
    }

    static Facet jobType(String type) {
        return new Facet(
                "2-0-3/JobTypeJobFacet.json#/$defs/JobTypeJobFacet",
                Map.of("processingType", "BATCH", "integration", "ZHENGYUAN", "jobType", type));
    }

    static Facet documentation(String text) {
        return new Facet("1-0-1/DocumentationJobFacet.json#/$defs/DocumentationJobFacet", Map.of("description", text));
    }

    /** @param department USCC of the department that answers for the job */
    static Facet ownership(String department) {
        return new Facet(
                "1-0-1/OwnershipJobFacet.json#/$defs/OwnershipJobFacet",
                Map.of("owners", List.of(Map.of("name", "uscc:" + department, "type", "MAINTAINER"))));
    }

    static Map<String, Object> written(Map<String, Facet> facets, URI producer) {
        Map<String, Object> written = new LinkedHashMap<>();
        facets.forEach((name, facet) -> {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("_producer", producer.toString());
            members.put("_schemaURL", SCHEMAS + facet.schema());
            members.putAll(facet.members());
            written.put(name, members);
        });
        return written;
    }
}

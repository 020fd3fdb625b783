package org.zhengyuan.exchange.lineage.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.lineage.ComparedValue;
import org.zhengyuan.exchange.lineage.Content;
import org.zhengyuan.exchange.lineage.DepartmentKnowledge;
import org.zhengyuan.exchange.lineage.FactPlace;
import org.zhengyuan.exchange.lineage.Lineage;
import org.zhengyuan.exchange.lineage.Origin;
import org.zhengyuan.exchange.lineage.OriginalText;
import org.zhengyuan.exchange.lineage.PastVersion;
import org.zhengyuan.exchange.lineage.Received;
import org.zhengyuan.exchange.lineage.Receivers;
import org.zhengyuan.exchange.lineage.Ruling;
import org.zhengyuan.exchange.lineage.Target;
import org.zhengyuan.exchange.lineage.ValueLineage;

/** Lineage as JSON. Members that have no value are left out. */
final class LineageJson {
    private LineageJson() {}

    static Map<String, Object> of(Lineage lineage) {
        Map<String, Object> json = members();
        json.put("query", lineage.query());
        json.put("receipt", lineage.receipt());
        json.put("sight", LineageBodies.word(lineage.sight()));
        switch (lineage.target()) {
            case Target.OfElement element -> json.put("element", element.code());
            case Target.OfItem item -> {
                json.put("dataset", item.dataset());
                json.put("item", item.item());
            }
        }
        json.put("validAt", lineage.validAt());
        json.put("knownAt", lineage.knownAt());
        put(json, "state", lineage.state());
        json.put("values", lineage.values().stream().map(LineageJson::value).toList());
        json.put("moreValues", lineage.moreValues());
        json.put(
                "comparisons",
                lineage.comparisons().stream().map(LineageJson::compared).toList());
        json.put("rulings", lineage.rulings().stream().map(LineageJson::ruling).toList());
        json.put("receivers", receivers(lineage.receivers()));
        return json;
    }

    static Map<String, Object> of(DepartmentKnowledge knowledge) {
        Map<String, Object> json = members();
        json.put("query", knowledge.query());
        json.put("receipt", knowledge.queryReceipt());
        json.put("department", knowledge.department());
        json.put("day", knowledge.day());
        json.put("until", knowledge.until());
        json.put(
                "values",
                knowledge.values().stream()
                        .map(value -> {
                            Map<String, Object> one = members();
                            one.put("element", value.element());
                            put(one, "dataset", value.dataset());
                            one.put("recordKey", value.recordKey());
                            one.put("versionId", value.versionId());
                            put(one, "version", value.version());
                            one.put("content", content(value.content()));
                            one.put("first", received(value.first()));
                            one.put("last", received(value.last()));
                            return one;
                        })
                        .toList());
        put(json, "next", knowledge.next() == null ? null : knowledge.next().text());
        return json;
    }

    private static Map<String, Object> value(ValueLineage value) {
        Map<String, Object> json = members();
        json.put("dataset", value.dataset());
        put(json, "department", value.department());
        json.put("recordKey", value.recordKey());
        json.put("versionId", value.versionId());
        json.put("version", value.version());
        json.put("content", content(value.content()));
        json.put("validFrom", value.validFrom());
        json.put("recordedAt", value.recordedAt());
        put(json, "division", value.division());
        json.put("authoritative", value.authoritative());
        json.put("origin", origin(value.origin()));
        json.put("versions", value.versions().stream().map(LineageJson::version).toList());
        json.put("moreVersions", value.moreVersions());
        return json;
    }

    static Map<String, Object> content(Content content) {
        Map<String, Object> json = members();
        switch (content) {
            case Content.Text text -> {
                json.put("is", "value");
                json.put("value", text.text());
            }
            case Content.Empty empty -> json.put("is", "empty");
            case Content.Ended ended -> json.put("is", "ended");
            case Content.Withheld withheld -> {
                json.put("is", "withheld");
                json.put("digest", withheld.digest());
            }
            case Content.Erased erased -> {
                json.put("is", "erased");
                json.put("digest", erased.digest());
            }
        }
        return json;
    }

    private static Map<String, Object> origin(Origin origin) {
        Map<String, Object> json = members();
        json.put("submission", origin.submission());
        json.put("department", origin.department());
        json.put("via", origin.via());
        json.put("submittedBy", origin.submittedBy());
        json.put("receivedAt", origin.receivedAt());
        json.put("fileName", origin.fileName());
        json.put("fileDigest", origin.fileDigest());
        json.put("format", origin.format());
        json.put("datasetVersion", origin.datasetVersion());
        json.put("row", origin.row());
        json.put("original", original(origin.original()));
        if (origin.rule() != null) {
            json.put(
                    "rule",
                    Map.of(
                            "item", origin.rule().item(),
                            "kind", origin.rule().kind(),
                            "parameters", origin.rule().parameters()));
        }
        put(json, "chunk", origin.chunk() == null ? null : place(origin.chunk()));
        json.put("facts", places(origin.facts()));
        put(json, "approvedBy", origin.approvedBy());
        return json;
    }

    private static Map<String, Object> original(OriginalText original) {
        return switch (original) {
            case OriginalText.Found found -> Map.of("is", "text", "text", found.text());
            case OriginalText.Removed removed -> Map.of("is", "removed", "at", removed.at());
            case OriginalText.NotOpened closed -> Map.of("is", "notOpened", "size", closed.size());
            case OriginalText.NotReadable no -> Map.of("is", "notReadable");
        };
    }

    private static Map<String, Object> version(PastVersion version) {
        Map<String, Object> json = members();
        json.put("versionId", version.versionId());
        json.put("version", version.version());
        json.put("position", LineageBodies.word(version.position()));
        json.put("validFrom", version.validFrom());
        json.put("recordedAt", version.recordedAt());
        json.put("submission", version.submission());
        json.put("row", version.row());
        json.put("content", content(version.content()));
        return json;
    }

    private static Map<String, Object> compared(ComparedValue compared) {
        Map<String, Object> json = members();
        json.put("dataset", compared.dataset());
        json.put("recordKey", compared.recordKey());
        json.put("verdict", LineageBodies.word(compared.verdict()));
        put(json, "reported", compared.reported());
        json.put("submission", compared.submission());
        json.put("row", compared.row());
        json.put("recordedAt", compared.recordedAt());
        return json;
    }

    private static Map<String, Object> ruling(Ruling ruling) {
        Map<String, Object> json = members();
        switch (ruling) {
            case Ruling.SourceNamed source -> {
                json.put("is", "responsibility");
                json.put("line", source.line());
                json.put("dataset", source.dataset());
                json.put("division", source.division());
                json.put("validFrom", source.validFrom());
                put(json, "validTo", source.validTo());
                json.put("decision", source.kind());
                json.put("decidedBy", source.decidedBy());
                json.put("decidedAt", source.decidedAt());
                json.put("basis", source.basis());
                put(json, "overrideReason", source.overrideReason());
            }
            case Ruling.DifferenceSettled difference -> {
                json.put("is", "discrepancy");
                json.put("discrepancy", difference.discrepancy());
                json.put("sourceDataset", difference.sourceDataset());
                json.put("sourceValue", difference.sourceValue());
                json.put("reporterDataset", difference.reporterDataset());
                json.put("reportedValue", difference.reportedValue());
                json.put("state", difference.state());
                json.put("openedAt", difference.openedAt());
                put(json, "closedAt", difference.closedAt());
            }
            case Ruling.SubjectChanged change -> {
                json.put("is", "subject-change");
                json.put("change", change.change());
                json.put("kind", change.kind());
                json.put("reason", change.reason());
                json.put("proposedBy", change.proposedBy());
                json.put("decidedBy", change.decidedBy());
                json.put("decidedAt", change.decidedAt());
            }
        }
        json.put("facts", places(ruling.facts()));
        return json;
    }

    private static Map<String, Object> receivers(Receivers receivers) {
        Map<String, Object> json = members();
        json.put("items", receivers.items().stream().map(LineageJson::received).toList());
        put(json, "next", receivers.next() == null ? null : receivers.next().text());
        return json;
    }

    private static Map<String, Object> received(Received received) {
        Map<String, Object> json = members();
        json.putAll(place(received.place()));
        json.put("at", received.at());
        put(json, "department", received.department());
        json.put("client", received.client());
        json.put("operator", received.operator());
        json.put("agreement", received.agreement());
        put(json, "agreementVersion", received.agreementVersion());
        json.put("purpose", Map.of("item", received.serviceItem(), "caseNumber", received.caseNumber()));
        json.put("form", received.form().word());
        switch (received.form()) {
            case Received.Pulled pulled -> json.put("answer", pulled.answer());
            case Received.ClaimChecked check -> json.put("results", check.results());
        }
        json.put(
                "versions",
                received.versions().stream()
                        .map(version -> {
                            Map<String, Object> one = members();
                            one.put("element", version.element());
                            one.put("versionId", version.versionId());
                            put(one, "dataset", version.dataset());
                            return one;
                        })
                        .toList());
        return json;
    }

    static List<Map<String, Object>> places(List<FactPlace> places) {
        return places.stream().map(LineageJson::place).toList();
    }

    static Map<String, Object> place(FactPlace place) {
        Map<String, Object> json = members();
        json.put("receipt", place.receipt());
        if (place.leaf() != null) {
            json.put("logEpoch", place.leaf().epoch());
            json.put("logIndex", place.leaf().index());
        }
        return json;
    }

    static Map<String, Object> members() {
        return new LinkedHashMap<>();
    }

    static void put(Map<String, Object> json, String name, @Nullable Object value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}

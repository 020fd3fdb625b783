package org.zhengyuan.exchange.lineage;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lineage and past answers as provenance after W3C PROV-DM, written as PROV-JSON: files, rows, versions and answers are entities, admissions
 * and deliveries activities, departments and the exchange agents. Asserted operators, case numbers and values are attributes.
 */
public final class ProvJson {
    /** PROV-JSON registers no media type; this one is ours. */
    public static final String MEDIA_TYPE = "application/prov+json";

    private static final String ENTITY = "entity";
    private static final String ACTIVITY = "activity";

    private final ProvDocument document = new ProvDocument();
    private final String exchange = document.add("agent", ProvDocument.id("exchange"), "Exchange", Map.of());

    private ProvJson() {}

    public static Map<String, Object> of(Lineage lineage) {
        ProvJson prov = new ProvJson();
        lineage.values().forEach(prov::value);
        lineage.receivers().items().forEach(prov::received);
        return prov.document.toJson();
    }

    public static Map<String, Object> of(PastAnswer answer) {
        ProvJson prov = new ProvJson();
        prov.answered(answer);
        return prov.document.toJson();
    }

    private void value(ValueLineage value) {
        Origin origin = value.origin();
        String file = document.add(
                ENTITY,
                ProvDocument.id("submission", origin.submission()),
                "Submission",
                attributes("sha256", origin.fileDigest(), "format", origin.format(), "fileName", origin.fileName()));
        document.relate("wasAttributedTo", "prov:entity", file, "prov:agent", document.department(origin.department()));
        String version = version(value.versionId(), value.dataset(), value.version());
        document.add(ENTITY, version, "Version", attributes("value", text(value.content())));
        String source = value.department();
        if (source != null) {
            document.relate("wasAttributedTo", "prov:entity", version, "prov:agent", document.department(source));
        }
        String admission = document.add(
                ACTIVITY,
                ProvDocument.id("admission", origin.submission(), origin.row()),
                "Admission",
                attributes(
                        "prov:endTime",
                        value.recordedAt(),
                        "rule",
                        origin.rule() == null ? null : origin.rule().kind()));
        document.relate("wasAssociatedWith", "prov:activity", admission, "prov:agent", exchange);
        document.relate("wasGeneratedBy", "prov:entity", version, "prov:activity", admission);
        String from = file;
        if (origin.row() > 0) {
            from = document.add(
                    ENTITY,
                    ProvDocument.id("row", origin.submission(), origin.row()),
                    "Row",
                    attributes("number", origin.row(), "original", original(origin.original())));
            derived(from, file);
        }
        document.relate("used", "prov:activity", admission, "prov:entity", from);
        derived(version, from);
        String later = null;
        for (PastVersion one : value.versions()) {
            String each = version(one.versionId(), value.dataset(), one.version());
            if (later != null) {
                document.relate(
                        "wasDerivedFrom",
                        "prov:generatedEntity",
                        later,
                        "prov:usedEntity",
                        each,
                        "prov:type",
                        "prov:Revision");
            }
            later = each;
        }
    }

    private void received(Received one) {
        UUID receipt = one.place().receipt();
        String handing = document.add(
                ACTIVITY,
                numbered(one.form().word(), receipt, one.answer()),
                one.form() instanceof Received.ClaimChecked ? "ClaimCheck" : "Pull",
                attributes(
                        "prov:endTime", one.at(),
                        "serviceItem", one.serviceItem(),
                        "caseNumber", one.caseNumber(),
                        "operator", one.operator(),
                        "agreement", one.agreement(),
                        "agreementVersion", one.agreementVersion(),
                        "logEpoch", one.place().epoch(),
                        "logIndex", one.place().index()));
        String answer = document.add(ENTITY, numbered("answer", receipt, one.answer()), "Answer", Map.of());
        associated(handing, one.department());
        generated(handing, answer);
        for (Received.VersionOf version : one.versions()) {
            used(handing, answer, version(version.versionId(), version.dataset(), null));
        }
    }

    private void answered(PastAnswer past) {
        UUID receipt = past.place().receipt();
        String handing = document.add(
                ACTIVITY,
                numbered(past.kind(), receipt, past.answer()),
                past.kind().equals("pull") ? "Pull" : "ClaimCheck",
                attributes(
                        "prov:endTime", past.at(),
                        "serviceItem", past.serviceItem(),
                        "caseNumber", past.caseNumber(),
                        "operator", past.operator(),
                        "agreement", past.agreement(),
                        "agreementVersion", past.agreementVersion(),
                        "logEpoch", past.place().epoch(),
                        "logIndex", past.place().index(),
                        "outcome", past.outcome()));
        associated(handing, past.department());
        if (past.answerDigest() == null) {
            return; // a refused question had no answer
        }
        String answer = document.add(
                ENTITY,
                numbered("answer", receipt, past.answer()),
                "Answer",
                attributes("sha256", past.answerDigest()));
        generated(handing, answer);
        for (PastAnswer.HandedOut version : past.versions()) {
            used(handing, answer, version(version.versionId(), version.dataset(), version.version()));
        }
    }

    /** Of a receipt that was answered more than once, each answer is one of its own. */
    private static String numbered(String kind, UUID receipt, int answer) {
        return answer == 1 ? ProvDocument.id(kind, receipt) : ProvDocument.id(kind, receipt, answer);
    }

    private void generated(String handing, String answer) {
        document.relate("wasGeneratedBy", "prov:entity", answer, "prov:activity", handing);
        document.relate("wasAttributedTo", "prov:entity", answer, "prov:agent", exchange);
    }

    private void associated(String handing, @Nullable String department) {
        document.relate("wasAssociatedWith", "prov:activity", handing, "prov:agent", exchange);
        if (department != null) {
            document.relate(
                    "wasAssociatedWith", "prov:activity", handing, "prov:agent", document.department(department));
        }
    }

    private void used(String handing, String answer, String version) {
        document.relate("used", "prov:activity", handing, "prov:entity", version);
        derived(answer, version);
    }

    private void derived(String made, String from) {
        document.relate("wasDerivedFrom", "prov:generatedEntity", made, "prov:usedEntity", from);
    }

    private String version(long id, @Nullable String dataset, @Nullable Integer number) {
        return document.add(
                ENTITY, ProvDocument.id("version", id), "Version", attributes("dataset", dataset, "number", number));
    }

    private static @Nullable String text(Content content) {
        return content instanceof Content.Text text ? text.text() : null;
    }

    private static @Nullable String original(OriginalText original) {
        return original instanceof OriginalText.Found found ? found.text() : null;
    }

    /** Names and values in turn; nulls are left out. */
    private static Map<String, Object> attributes(@Nullable Object... namesAndValues) {
        Map<String, Object> attributes = new TreeMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null) {
                attributes.put(String.valueOf(namesAndValues[i]), value);
            }
        }
        return attributes;
    }
}

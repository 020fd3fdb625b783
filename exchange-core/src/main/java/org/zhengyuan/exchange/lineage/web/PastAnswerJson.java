package org.zhengyuan.exchange.lineage.web;

import static org.zhengyuan.exchange.lineage.web.LineageJson.members;
import static org.zhengyuan.exchange.lineage.web.LineageJson.put;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.zhengyuan.exchange.lineage.GivenAnswer;
import org.zhengyuan.exchange.lineage.PastAnswer;
import org.zhengyuan.exchange.lineage.PastAnswer.Shown;

/** A past answer as JSON. The answer itself is a text, so that its bytes come through as they were. */
final class PastAnswerJson {
    private PastAnswerJson() {}

    static Map<String, Object> of(PastAnswer past) {
        Map<String, Object> json = members();
        json.put("query", past.query());
        json.put("queryReceipt", past.queryReceipt());
        json.putAll(LineageJson.place(past.place()));
        json.put("answer", past.answer());
        json.put("at", past.at());
        json.put("kind", past.kind());
        json.put("outcome", past.outcome());
        put(json, "department", past.department());
        json.put("client", past.client());
        json.put("operator", past.operator());
        json.put("agreement", past.agreement());
        put(json, "agreementVersion", past.agreementVersion());
        json.put("purpose", Map.of("item", past.serviceItem(), "caseNumber", past.caseNumber()));
        json.put("elements", past.elements());
        json.put(
                "versions",
                past.versions().stream()
                        .map(version -> {
                            Map<String, Object> one = members();
                            one.put("element", version.element());
                            put(one, "dataset", version.dataset());
                            one.put("versionId", version.versionId());
                            put(one, "version", version.version());
                            put(one, "recordedAt", version.recordedAt());
                            return one;
                        })
                        .toList());
        put(json, "answerDigest", past.answerDigest());
        json.put("shown", shown(past.shown()));
        json.put("answers", past.answers().stream().map(PastAnswerJson::given).toList());
        return json;
    }

    private static Map<String, Object> given(GivenAnswer given) {
        Map<String, Object> json = members();
        json.put("answer", given.number());
        json.put("at", given.at());
        put(json, "answerDigest", given.digest());
        json.putAll(LineageJson.place(given.place()));
        return json;
    }

    private static Map<String, Object> shown(Shown shown) {
        return switch (shown) {
            case Shown.Again again ->
                Map.of("is", "answer", "answer", new String(again.answer(), StandardCharsets.UTF_8));
            case Shown.Erased erased ->
                Map.of(
                        "is", "erased",
                        "versions", erased.versions(),
                        "erasedBy", LineageJson.places(erased.erasedBy()));
            case Shown.Withheld withheld -> Map.of("is", "withheld");
            case Shown.Refused refused -> Map.of("is", "refused");
            case Shown.NotReproduced not -> Map.of("is", "notReproduced");
        };
    }
}

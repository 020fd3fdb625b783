package org.zhengyuan.exchange.delivery;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.seal.json.CanonicalJson;

/** Questions as their bodies were, in canonical JSON, so that an asker can show what a receipt's request digest stands for. */
final class QuestionJson {
    private QuestionJson() {}

    static byte[] of(Question question) {
        Inquiry inquiry = question.inquiry();
        Map<String, Object> body = new TreeMap<>();
        body.put("agreement", inquiry.agreement().toString());
        body.put("operator", inquiry.operator());
        body.put("purpose", Map.of("item", inquiry.serviceItem(), "caseNumber", inquiry.caseNumber()));
        body.put("subject", subject(inquiry));
        switch (question) {
            case Pull pull -> {
                if (!pull.elements().isEmpty()) {
                    body.put("elements", pull.elements());
                }
                put(body, "validAt", pull.validAt());
                put(body, "knownAt", pull.knownAt());
                if (pull.formerSource()) {
                    body.put("formerSource", true);
                }
            }
            case ClaimCheck check ->
                body.put(
                        "claims",
                        check.claims().stream()
                                .map(claim -> Map.of("element", claim.element(), "value", claim.value()))
                                .toList());
        }
        return CanonicalJson.of(body);
    }

    private static Map<String, Object> subject(Inquiry inquiry) {
        Map<String, Object> subject = new TreeMap<>();
        subject.put("type", inquiry.subject().subjectType());
        subject.put("id", inquiry.subject().identifier());
        if (!inquiry.subject().identifierType().isEmpty()) {
            subject.put("identifierType", inquiry.subject().identifierType());
        }
        return subject;
    }

    private static void put(Map<String, Object> body, String name, @Nullable Object value) {
        if (value != null) {
            body.put(name, value.toString());
        }
    }
}

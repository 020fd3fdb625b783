package org.zhengyuan.exchange.delivery;

import org.zhengyuan.exchange.registry.SubjectRef;
import org.zhengyuan.seal.json.CanonicalWriter;

/** Questions as their bodies were, in canonical JSON, so that an asker can show what a receipt's request digest stands for. */
final class QuestionJson {
    private QuestionJson() {}

    static byte[] of(Question question) {
        Inquiry inquiry = question.inquiry();
        CanonicalWriter json = new CanonicalWriter().startObject();
        json.name("agreement").string(inquiry.agreement().toString());
        if (question instanceof ClaimCheck check) {
            json.name("claims").startArray();
            for (ClaimCheck.Claim claim : check.claims()) {
                json.startObject().name("element").string(claim.element());
                json.name("value").string(claim.value()).endObject();
            }
            json.endArray();
        }
        if (question instanceof Pull pull) {
            asked(json, pull);
        }
        json.name("operator").string(inquiry.operator());
        json.name("purpose").startObject();
        json.name("caseNumber").string(inquiry.caseNumber());
        json.name("item").string(inquiry.serviceItem()).endObject();
        subject(json, inquiry.subject());
        if (question instanceof Pull pull && pull.validAt() != null) {
            json.name("validAt").string(pull.validAt().toString());
        }
        return json.endObject().toBytes();
    }

    private static void asked(CanonicalWriter json, Pull pull) {
        if (!pull.elements().isEmpty()) {
            json.name("elements").value(pull.elements());
        }
        if (pull.formerSource()) {
            json.name("formerSource").bool(true);
        }
        if (pull.knownAt() != null) {
            json.name("knownAt").string(pull.knownAt().toString());
        }
    }

    private static void subject(CanonicalWriter json, SubjectRef subject) {
        json.name("subject").startObject();
        json.name("id").string(subject.identifier());
        if (!subject.identifierType().isEmpty()) {
            json.name("identifierType").string(subject.identifierType());
        }
        json.name("type").string(subject.subjectType()).endObject();
    }
}

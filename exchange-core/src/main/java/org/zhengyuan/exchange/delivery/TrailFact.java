package org.zhengyuan.exchange.delivery;

import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of the trail as the fact its leaf commits to. Made of what the trail keeps, so that a receipt, and whoever checks the books, makes
 * the same from the line years later.
 *
 * @param requestDigest SHA-256 of the salt and the request as canonical JSON
 */
public record TrailFact(
        Trail.Line line, @Nullable UUID subject, Facts details, byte[] requestDigest, byte @Nullable [] answerDigest) {
    /** Kind, time, actor, object and details, as the fact's canonical JSON has them. */
    public Map<String, Object> members() {
        Map<String, @Nullable Object> told = new TreeMap<>();
        told.put("agreement", line.agreement().toString());
        told.put("agreementVersion", line.agreementVersion());
        told.put("answer", details.told());
        told.put("answerDigest", answerDigest == null ? null : base64(answerDigest));
        told.put("caseNumber", line.caseNumber());
        told.put("department", line.department());
        told.put("elements", line.elements());
        told.put("operator", line.operator());
        told.put("outcome", line.outcome());
        told.put("repeated", line.repeated());
        told.put("requestDigest", base64(requestDigest));
        told.put("serviceItem", line.serviceItem());
        told.put("subject", subject == null ? null : subject.toString());
        Map<String, Object> fact = new TreeMap<>();
        fact.put("kind", line.kind());
        fact.put("time", line.at().toString());
        fact.put("actor", line.client());
        fact.put("object", "trail/" + line.receipt());
        fact.put("details", told);
        return fact;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}

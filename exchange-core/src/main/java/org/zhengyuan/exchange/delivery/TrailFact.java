package org.zhengyuan.exchange.delivery;

import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.seal.json.CanonicalWriter;

/**
 * A line of the trail as the fact its leaf commits to. Made of what the trail keeps, so that a receipt, and whoever checks the books, makes
 * the same from the line years later.
 *
 * @param requestDigest SHA-256 of the salt and the request as canonical JSON
 */
public record TrailFact(
        Trail.Line line, @Nullable UUID subject, Facts details, byte[] requestDigest, byte @Nullable [] answerDigest) {
    /** The fact in canonical JSON: kind, time, actor, object and details. */
    public byte[] canonical() {
        CanonicalWriter json = new CanonicalWriter().startObject();
        json.name("actor").string(line.client());
        json.name("details").startObject();
        json.name("agreement").string(line.agreement().toString());
        json.name("agreementVersion").value(line.agreementVersion());
        json.name("answer").value(details.told());
        json.name("answerDigest").value(answerDigest == null ? null : base64(answerDigest));
        json.name("caseNumber").string(line.caseNumber());
        json.name("department").value(line.department());
        json.name("elements").value(line.elements());
        json.name("operator").string(line.operator());
        json.name("outcome").string(line.outcome());
        json.name("repeated").bool(line.repeated());
        json.name("requestDigest").string(base64(requestDigest));
        json.name("serviceItem").string(line.serviceItem());
        json.name("subject").value(subject == null ? null : subject.toString());
        json.endObject();
        json.name("kind").string(line.kind());
        json.name("object").string("trail/" + line.receipt());
        json.name("time").string(line.at().toString());
        return json.endObject().toBytes();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}

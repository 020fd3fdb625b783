package org.zhengyuan.exchange.delivery;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.registry.Digests;
import org.zhengyuan.seal.json.CanonicalWriter;

/**
 * A line of the trail that lost its details: what stays of it, but for case number and operator, which a later erasure may empty.
 *
 * @param type name of the details that were
 */
@SuppressWarnings("ArrayRecordComponent") // looked at once
public record ErasedLine(Trail.Line line, int retention, String type, byte @Nullable [] answerDigest) {
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** The name under which the fact of its erasure speaks of it: {@code trail/ID/}, then SHA-256 of what stays. */
    public String name() {
        CanonicalWriter json = new CanonicalWriter().startObject();
        json.name("agreement").string(line.agreement().toString());
        json.name("agreementVersion").value(line.agreementVersion());
        json.name("answerDigest")
                .value(answerDigest == null ? null : Base64.getEncoder().encodeToString(answerDigest));
        json.name("at").string(MICROS.format(line.at()));
        json.name("client").string(line.client());
        json.name("department").value(line.department());
        json.name("elements").value(line.elements());
        json.name("kind").string(line.kind());
        json.name("outcome").string(line.outcome());
        json.name("receipt").string(line.receipt().toString());
        json.name("repeated").bool(line.repeated());
        json.name("retention").value(retention);
        json.name("serviceItem").string(line.serviceItem());
        json.name("type").string(type);
        byte[] told = json.endObject().toBytes();
        return "trail/" + line.receipt() + "/"
                + HexFormat.of().formatHex(Digests.sha256().digest(told));
    }
}

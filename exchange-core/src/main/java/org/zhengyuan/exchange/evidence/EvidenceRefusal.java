package org.zhengyuan.exchange.evidence;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.problem.Refusal;

/** Why the log has nothing to give. */
public enum EvidenceRefusal implements Refusal {
    /** Also said to those who are no party to the fact. */
    RECEIPT_UNKNOWN("receipt.not-found", 404),
    /** {@code erasedBy}: the fact that tells of the erasure, where it is known. */
    RECEIPT_ERASED("receipt.erased", 410),
    /** What was asked for makes no case file; facts: {@code field}, {@code expected}. */
    CASE_INVALID("case-file.invalid", 400),
    /** One of the receipts that a case file was to hold. */
    CASE_RECEIPT_UNKNOWN("case-file.receipt-unknown", 404),
    TILE_UNKNOWN("log.not-found", 404),
    /** Nothing that needs evidence is done until the operator has decided. */
    LOG_STOPPED("log.stopped", 503),
    LOG_GOES_ON("log.goes-on", 409),
    ORIGIN_TAKEN("log.origin-taken", 409),
    ORIGIN_INVALID("log.origin-invalid", 422);

    private final String code;
    private final int status;

    EvidenceRefusal(String code, int status) {
        this.code = code;
        this.status = status;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public int status() {
        return status;
    }

    /** What is said of an erasure: its fact, whose receipt auditors can fetch. */
    public static Map<String, ?> erasedBy(@Nullable UUID fact) {
        return fact == null ? Map.of() : Map.of("erasedBy", fact.toString());
    }
}

package org.zhengyuan.exchange.evidence;

import org.zhengyuan.exchange.problem.Refusal;

/** Why the log has nothing to give. */
public enum EvidenceRefusal implements Refusal {
    /** Also said to those who are no party to the fact. */
    RECEIPT_UNKNOWN("receipt.not-found", 404),
    RECEIPT_ERASED("receipt.erased", 410),
    TILE_UNKNOWN("log.not-found", 404);

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
}

package org.zhengyuan.exchange.reconciliation;

import org.zhengyuan.exchange.problem.Refusal;

/** Why a discrepancy is not shown. */
public enum ReconciliationRefusal implements Refusal {
    /** There is no such discrepancy that the actor's department is a side of. */
    NOT_FOUND("discrepancy.not-found", 404);

    private final String code;
    private final int status;

    ReconciliationRefusal(String code, int status) {
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

package org.zhengyuan.exchange.lineage;

import org.zhengyuan.exchange.problem.Refusal;

/** Why a question about the past is not answered. */
public enum LineageRefusal implements Refusal {
    /** Nobody is known by this identifier, there is no such value or receipt, or none that concerns the asker: they are told alike. */
    NOT_FOUND("lineage.not-found", 404),
    /** Something is missing or wrong; {@code field}, {@code expected}. */
    INVALID("lineage.invalid", 422);

    private final String code;
    private final int status;

    LineageRefusal(String code, int status) {
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

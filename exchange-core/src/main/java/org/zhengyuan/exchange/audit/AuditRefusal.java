package org.zhengyuan.exchange.audit;

import org.zhengyuan.exchange.problem.Refusal;

/** Why facts are not looked for. */
public enum AuditRefusal implements Refusal {
    /** A field of the question is missing or not what it should be; facts: {@code field}, {@code expected}. */
    INVALID("fact-query.invalid", 400);

    private final String code;
    private final int status;

    AuditRefusal(String code, int status) {
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

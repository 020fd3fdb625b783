package org.zhengyuan.exchange.watch;

import org.zhengyuan.exchange.problem.Refusal;

/** Why watchfulness says no. */
public enum WatchRefusal implements Refusal {
    /** Also said to those who may not see alerts. */
    ALERT_UNKNOWN("alert.not-found", 404),
    NOTE_MISSING("alert.note-missing", 422),
    STATE_UNKNOWN("alert.state", 422),
    CLOSED("alert.closed", 409),
    RULE_UNKNOWN("watch-rule.not-found", 404),
    /** Only stewards of the exchange change rules. */
    NOT_A_STEWARD("watch-rule.steward-only", 403),
    PARAMETER("watch-rule.parameter", 422),
    CHANGED_MEANWHILE("watch-rule.changed", 409);

    private final String code;
    private final int status;

    WatchRefusal(String code, int status) {
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

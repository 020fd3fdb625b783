package org.zhengyuan.exchange.holder;

import org.zhengyuan.exchange.problem.Refusal;

/** Why a holder sees nothing, or an account is bound to nobody. */
public enum HolderRefusal implements Refusal {
    /** The account stands for no subject. */
    NOT_BOUND("holder.not-bound", 403),
    /** It is not sure enough that the account is the subject's. */
    ASSURANCE("holder.assurance", 403),
    /** The registry knows nobody by this identifier. */
    SUBJECT_UNKNOWN("holder.subject-unknown", 404),
    /** Only accounts of holders stand for a subject. */
    NOT_A_HOLDER("holder.not-a-holder", 422),
    FIELD("holder.field", 422);

    private final String code;
    private final int status;

    HolderRefusal(String code, int status) {
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

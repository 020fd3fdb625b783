package org.zhengyuan.exchange.retention;

import org.zhengyuan.exchange.problem.Refusal;

/** Why nothing is erased. */
public enum RetentionRefusal implements Refusal {
    NOT_ALLOWED("erasure.not-allowed", 403),
    FOUR_EYES("erasure.four-eyes", 403),
    UNKNOWN("erasure.not-found", 404),
    /** No subject has this identifier. */
    SUBJECT_UNKNOWN("erasure.subject-unknown", 422),
    /** {@code field}: reason or legalBasis. */
    MISSING("erasure.missing", 422),
    ALREADY_DECIDED("erasure.already-decided", 409),
    /** The subject was merged and split again: whose a version is cannot be told by a program, so all of these go together or none. */
    SPLIT_SUBJECT("erasure.split-subject", 409);

    private final String code;
    private final int status;

    RetentionRefusal(String code, int status) {
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

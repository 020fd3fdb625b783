package org.zhengyuan.exchange.registry;

import org.zhengyuan.exchange.problem.Refusal;

/** Why two subjects are not merged, or not split again. */
public enum SubjectRefusal implements Refusal {
    NOT_ALLOWED("subject.not-allowed", 403),
    FOUR_EYES("subject.four-eyes", 403),
    /** No subject has this identifier; {@code field}. */
    UNKNOWN("subject.unknown", 422),
    OTHER_TYPE("subject.other-type", 422),
    /** Both identifiers name one subject already. */
    SAME("subject.same", 409),
    REASON_MISSING("subject.reason-missing", 422),
    UNKNOWN_CHANGE("subject.unknown-change", 404),
    ALREADY_DECIDED("subject.already-decided", 409),
    /** Both subjects have a record of the same key in the same dataset; {@code records} lists them. */
    RECORDS_CLASH("subject.records-clash", 409),
    /** Not a merge that stands: it was never carried out, or taken back before. */
    NO_MERGE("subject.no-merge", 409),
    /** A later change has moved the identifiers on; that one is taken back first. */
    CHANGED_SINCE("subject.changed-since", 409);

    private final String code;
    private final int status;

    SubjectRefusal(String code, int status) {
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

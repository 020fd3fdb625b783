package org.zhengyuan.exchange.sharing;

import org.zhengyuan.exchange.problem.Refusal;

/** Why a step of a data request or of an agreement is not taken. */
public enum SharingRefusal implements Refusal {
    NOT_FOUND("sharing.not-found", 404),
    NOT_YOURS("sharing.role", 403),
    INVALID("sharing.invalid", 422),
    UNKNOWN_ELEMENT("request.unknown-element", 422),
    OTHER_SUBJECT_TYPE("request.other-subject-type", 422),
    ELEMENT_WITHOUT_SOURCE("request.element-without-source", 422),
    DATASET_WITHOUT_ELEMENT("request.dataset-without-element", 422),
    REQUEST_NOT_OPEN("request.not-open", 409),
    APPROVED_BEFORE("request.approved-by-you-before", 409),
    OWN_REQUEST("request.own", 403),
    NO_PART_IN_IT("request.no-part-in-it", 403),
    REASON_MISSING("sharing.reason-missing", 422),
    TELL_WHAT_TO_ADD_FIRST("request.tell-what-to-add-first", 409),
    TOLD_BEFORE("request.told-before", 409),
    NOT_INCOMPLETE("request.not-incomplete", 409),
    NOT_ACTIVE("agreement.not-active", 409),
    NOT_SUSPENDED("agreement.not-suspended", 409),
    SUSPENDED_BY_OTHERS("agreement.suspended-by-others", 403),
    ENDED("agreement.ended", 409),
    ONLY_REQUESTER_WIDENS("agreement.only-requester-widens", 403);

    private final String code;
    private final int status;

    SharingRefusal(String code, int status) {
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

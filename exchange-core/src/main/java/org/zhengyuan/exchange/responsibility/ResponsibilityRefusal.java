package org.zhengyuan.exchange.responsibility;

import org.zhengyuan.exchange.problem.Refusal;

/** Why a change to the responsibility list is refused. */
public enum ResponsibilityRefusal implements Refusal {
    NOT_ALLOWED("responsibility.not-allowed", 403),
    BASIS_NEEDED("responsibility.basis-needed", 422),
    BAD_DIVISION("responsibility.bad-division", 422),
    EMPTY_PERIOD("responsibility.empty-period", 422),
    UNKNOWN_ELEMENT("responsibility.unknown-element", 422),
    UNKNOWN_DATASET("responsibility.unknown-dataset", 422),
    /** Key elements identify subjects and have no source. */
    KEY_ELEMENT("responsibility.key-element", 422),
    /** A home division has one source for the whole nation. */
    HOME_IS_NATIONAL("responsibility.home-is-national", 422),
    DATASET_LACKS_ELEMENT("responsibility.dataset-lacks-element", 422),
    /** A dataset with a record key has many values where the element has one. */
    MANY_RECORDS("responsibility.many-records", 422),
    OUT_OF_JURISDICTION("responsibility.out-of-jurisdiction", 422),
    /** Another dataset is the source in an overlapping period. */
    SECOND_SOURCE("responsibility.second-source", 409),
    NO_SOURCE("responsibility.no-source", 409),
    SAME_SOURCE("responsibility.same-source", 409),
    NO_BASELINE("responsibility.no-baseline", 409),
    /** Moving or ending before today would change what was already answered. */
    RETROACTIVE("responsibility.retroactive", 422),
    UNKNOWN_LINE("responsibility.unknown-line", 404),
    /** Another change came in between. */
    CHANGED_MEANWHILE("responsibility.changed-meanwhile", 409);

    private final String code;
    private final int status;

    ResponsibilityRefusal(String code, int status) {
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

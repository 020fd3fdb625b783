package org.zhengyuan.exchange.catalog;

import org.zhengyuan.exchange.problem.Refusal;

/** Why the catalogue says no to a change as a whole. */
public enum CatalogRefusal implements Refusal {
    /** The document or its entries are wrong; the faults say where and why. */
    INVALID("catalog.invalid", 422),
    NOTHING_CHANGES("catalog.nothing-changes", 422),
    NOT_ALLOWED("catalog.not-allowed", 403),
    /** Nobody approves what they proposed. */
    FOUR_EYES("catalog.four-eyes", 403),
    UNKNOWN_CHANGE("catalog.unknown-change", 404),
    UNKNOWN_DATASET("catalog.unknown-dataset", 404),
    ALREADY_DECIDED("catalog.already-decided", 409),
    /** Another publication came in between; the diff that was shown is no longer the diff that would be made. */
    STALE("catalog.stale", 409),
    REASON_NEEDED("catalog.reason-needed", 422),
    /** The dataset is, or is announced to be, the source of an element. */
    DATASET_IS_SOURCE("catalog.dataset-is-source", 409),
    BAD_CURSOR("catalog.bad-cursor", 400),
    /** An emergency stop lasts: nothing is answered for the dataset and nothing taken in; facts: {@code dataset}. */
    DATASET_STOPPED("dataset.stopped", 403),
    STOP_NOT_ALLOWED("dataset.stop-not-allowed", 403),
    DATASET_STOPPED_BEFORE("dataset.stopped-before", 409),
    DATASET_NOT_STOPPED("dataset.not-stopped", 409);

    private final String code;
    private final int status;

    CatalogRefusal(String code, int status) {
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

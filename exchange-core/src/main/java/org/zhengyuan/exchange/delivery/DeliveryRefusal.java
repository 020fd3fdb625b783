package org.zhengyuan.exchange.delivery;

import java.util.EnumSet;
import java.util.Set;
import org.zhengyuan.exchange.problem.Refusal;

/** Which clause a question fails. Everything not allowed is refused. */
public enum DeliveryRefusal implements Refusal {
    ROLE("pull.role", 403),
    CLIENT_STOPPED("client.stopped", 403),
    /** Also said where there is no such agreement: outsiders learn nothing. */
    NOT_A_PARTY("agreement.not-a-party", 403),
    SUSPENDED("agreement.suspended", 403),
    HAS_ENDED("agreement.has-ended", 403),
    NOT_BEGUN("agreement.not-begun", 403),
    EXPIRED("agreement.expired", 403),
    PURPOSE_NOT_COVERED("agreement.purpose-not-covered", 403),
    SUBJECT_TYPE_NOT_COVERED("agreement.subject-type-not-covered", 403),
    ELEMENT_NOT_COVERED("agreement.element-not-covered", 403),
    SOURCE_NOT_COVERED("agreement.source-not-covered", 403),
    DIVISION_NOT_COVERED("agreement.division-not-covered", 403),
    QUOTA_DAY("agreement.quota-day", 429),
    QUOTA_TOTAL("agreement.quota-total", 403),
    IDENTIFIER_TYPE("subject.identifier-type", 422),
    IDENTIFIER_INVALID("subject.identifier-invalid", 422),
    FEW_VALUES("claim-check.few-values", 403),
    CLAIM_LIMIT("claim-check.limit", 429),
    CLAIM_INVALID("claim-check.invalid-value", 422),
    CLAIM_TWICE("claim-check.element-twice", 422),
    REQUEST_INVALID("pull.invalid", 422),
    TRAIL_NOT_YOURS("trail.not-found", 404),
    BUSY("delivery.busy", 503);

    /** What is spent for the day is there again on the next one. */
    private static final Set<DeliveryRefusal> UNTIL_TOMORROW = EnumSet.of(QUOTA_DAY, CLAIM_LIMIT);

    private final String code;
    private final int status;

    DeliveryRefusal(String code, int status) {
        this.code = code;
        this.status = status;
    }

    @Override
    public String code() {
        return code;
    }

    /** True where the same question may be answered on the next legal day. */
    static boolean endsWithTheDay(Refusal refusal) {
        return refusal instanceof DeliveryRefusal one && UNTIL_TOMORROW.contains(one);
    }

    @Override
    public int status() {
        return status;
    }
}

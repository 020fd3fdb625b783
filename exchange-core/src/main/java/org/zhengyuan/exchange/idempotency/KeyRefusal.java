package org.zhengyuan.exchange.idempotency;

import org.zhengyuan.exchange.problem.Refusal;

/** Why a request with an {@code Idempotency-Key} is not served. */
public enum KeyRefusal implements Refusal {
    /** The header is no key. */
    MALFORMED("idempotency.malformed", 400),
    /** The key came before with another request. */
    OTHER_REQUEST("idempotency.other-request", 409),
    /** The first request under the key is still being worked on; {@code Retry-After} says when to ask again. */
    IN_USE("idempotency.in-use", 409),
    /** The write was done; its answer held a secret shown once, or was too large to keep. Facts: {@code answered}, {@code location}. */
    ANSWER_NOT_KEPT("idempotency.answer-not-kept", 409);

    private final String code;
    private final int status;

    KeyRefusal(String code, int status) {
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

package org.zhengyuan.exchange.problem;

import java.util.Map;

/** Carries a refusal from a controller to the problem mapper. The domain returns refusals as values and does not throw this. */
public class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;
    private final transient Map<String, ?> facts;

    public ProblemException(Refusal refusal, Map<String, ?> facts) {
        super(refusal.code(), null, false, false);
        this.refusal = refusal;
        this.facts = Map.copyOf(facts);
    }

    public Refusal refusal() {
        return refusal;
    }

    /** Members added to the problem document, for example {@code row}, {@code field}, {@code expected}. */
    public Map<String, ?> facts() {
        return facts;
    }
}

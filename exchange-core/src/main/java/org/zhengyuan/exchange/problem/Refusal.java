package org.zhengyuan.exchange.problem;

import java.util.Map;

/**
 * A reason to say no, as a module's enum states it. The code is part of the public contract and never changes its meaning;
 * texts come from the module's message files under the key {@code problem.CODE} (title) and {@code problem.CODE.detail}.
 */
public interface Refusal {
    /** Stable, dotted, lower case: {@code agreement.expired}. */
    String code();

    /** HTTP status that fits the refusal. */
    int status();

    /** A problem that carries this refusal to the edge, with facts for the reader (never personal identifiers). */
    default ProblemException toProblem(Map<String, ?> facts) {
        return new ProblemException(this, facts);
    }

    default ProblemException toProblem() {
        return toProblem(Map.of());
    }
}

package org.zhengyuan.exchange.problem.web;

import java.util.Map;
import org.zhengyuan.exchange.problem.ProblemException;
import org.zhengyuan.exchange.problem.Refusal;

/**
 * What one response says went wrong, before it is put into words.
 *
 * @param facts extension members of the document (RFC 9457, 3.2); they never carry personal identifiers
 * @param headers response headers that belong to the status, for example {@code Allow} or {@code Retry-After}
 */
public record Problem(String code, int status, Map<String, ?> facts, Map<String, String> headers) {
    public Problem {
        facts = Map.copyOf(facts);
        headers = Map.copyOf(headers);
    }

    public static Problem of(Refusal refusal) {
        return of(refusal, Map.of());
    }

    public static Problem of(Refusal refusal, Map<String, ?> facts) {
        return new Problem(refusal.code(), refusal.status(), facts, Map.of());
    }

    static Problem of(ProblemException exception) {
        return of(exception.refusal(), exception.facts());
    }

    public Problem withHeader(String name, String value) {
        return new Problem(code, status, facts, Map.of(name, value));
    }
}

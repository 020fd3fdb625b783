package org.zhengyuan.exchange.idempotency;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a write, as a repetition gets it.
 *
 * @param status HTTP status
 * @param location of what the write made; null where it made nothing
 * @param contentType of the body; null where there is none
 * @param body empty where the answer has none; null where it is not to be kept: it holds a secret that is shown once, or is very large
 */
public record KeptAnswer(int status, @Nullable String location, @Nullable String contentType, byte @Nullable [] body) {
    /** Refusals that hang on the hour or on who calls, not on the request: the same request may be let through later. */
    private static final Set<Integer> PASSING = Set.of(401, 403, 408, 425, 429);

    /** True for a fault of ours: nothing is settled, and nothing of the write may stay. */
    public boolean isFault() {
        return status >= 500;
    }

    /** True where the request was refused, for whatever reason of the caller's. */
    public boolean isRefusal() {
        return status >= 400 && status < 500;
    }

    /** True where a repetition gets this answer and is not judged anew. */
    public boolean isFinal() {
        return !isFault() && !PASSING.contains(status);
    }
}

package org.zhengyuan.exchange.catalog;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An emergency stop of a dataset (紧急停用): until it is resumed no pull, claim check or submission is answered for it. Its values and its
 * place in the responsibility list stay as they are.
 *
 * @param stoppedBy id of the actor
 * @param resumption null while the stop lasts
 */
public record DatasetStop(
        String dataset, String reason, String stoppedBy, Instant stoppedAt, @Nullable Resumption resumption) {
    /** The end of a stop. */
    public record Resumption(String reason, String resumedBy, Instant resumedAt) {}

    public DatasetStop {
        requireNonNull(dataset, "dataset is null");
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a stop has a reason");
        }
    }
}

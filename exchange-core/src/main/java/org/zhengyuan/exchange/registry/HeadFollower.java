package org.zhengyuan.exchange.registry;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Whoever keeps something that hangs on the present values of subjects, told where they change without a delivery. In the caller's transaction. */
public interface HeadFollower {
    /** Versions that a submission delivered ahead of time have become the heads of these subjects. */
    void fellDue(int datasetId, UUID submissionId, List<UUID> subjects, Instant at);
}

package org.zhengyuan.exchange.reconciliation.postgres;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.zhengyuan.exchange.reconciliation.CrossCheck;
import org.zhengyuan.exchange.registry.HeadFollower;

/** A source's value delivered ahead of time settles discrepancies on the day it falls due, as one delivered on that day would. */
@Repository
class SettledByTime implements HeadFollower {
    private final CrossCheck crossCheck;

    SettledByTime(CrossCheck crossCheck) {
        this.crossCheck = crossCheck;
    }

    @Override
    public void fellDue(int datasetId, UUID submissionId, List<UUID> subjects, Instant at) {
        crossCheck.sourceChanged(datasetId, subjects, submissionId, at);
    }
}

package org.zhengyuan.exchange.delivery.postgres;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.delivery.ReceiptId;
import org.zhengyuan.exchange.delivery.Trail;
import org.zhengyuan.exchange.delivery.TrailEntry;

/** A trail that cannot be written. */
final class FailingTrail implements Trail {
    @Override
    public void append(List<TrailEntry> entries) {
        throw new IllegalStateException("the disk is full");
    }

    @Override
    public List<Line> list(UUID agreement, @Nullable ReceiptId after, int limit) {
        return List.of();
    }
}

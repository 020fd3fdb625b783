package org.zhengyuan.exchange.delivery;

import java.time.LocalDate;
import java.util.UUID;
import org.zhengyuan.exchange.sharing.Quota;

/** Draws answers from an agreement's quota. What is drawn is durable when this returns and counts as used for ever. */
public interface QuotaDraws {
    /**
     * What a draw gave.
     *
     * @param granted how many answers; 0 where nothing is left
     * @param totalSpent nothing is left of the total, rather than of the day
     */
    record Draw(long granted, boolean totalSpent) {}

    /**
     * Draws at most {@code most} answers in a transaction of its own, and no more than a tenth of what is left (but at least one), so that
     * one process does not take the last of it all. Concurrent draws never exceed the quota together.
     */
    Draw draw(UUID agreement, LocalDate day, Quota quota, long most);
}

package org.zhengyuan.exchange.responsibility;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * From a day on, another dataset is to be the source of an element in a division, for as long as the present line runs.
 *
 * @param from the legal date of the move, today or later
 * @param overrideReason why the move is announced although the new source has delivered no baseline; null = it must have
 */
public record Move(
        String element,
        String division,
        String dataset,
        LocalDate from,
        String basis,
        @Nullable String overrideReason) {}

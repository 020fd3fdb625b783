package org.zhengyuan.exchange.responsibility;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A dataset is to be the source of an element in a division.
 *
 * @param validFrom first legal date
 * @param validTo first legal date no longer covered; null = open
 * @param basis the legal basis, as the list states it
 * @param overrideReason why the dataset takes a division over from the source of a wider one although it has delivered no baseline; null = it
 *     must have
 */
public record Assignment(
        String element,
        String division,
        String dataset,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        String basis,
        @Nullable String overrideReason) {
    /** With a baseline, or where no wider source is to be relieved. */
    public Assignment(
            String element,
            String division,
            String dataset,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            String basis) {
        this(element, division, dataset, validFrom, validTo, basis, null);
    }
}

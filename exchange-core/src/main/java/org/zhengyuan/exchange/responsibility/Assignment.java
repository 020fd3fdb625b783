package org.zhengyuan.exchange.responsibility;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A dataset is to be the source of an element in a division.
 *
 * @param validFrom first legal date
 * @param validTo first legal date no longer covered; null = open
 * @param basis the legal basis, as the list states it
 */
public record Assignment(
        String element,
        String division,
        String dataset,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        String basis) {}

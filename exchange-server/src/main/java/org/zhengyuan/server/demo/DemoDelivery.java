package org.zhengyuan.server.demo;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One file that a department delivers.
 *
 * @param number place in the order of deliveries, from 1; each must have ended before the next is handed in
 * @param round 1 = the first delivery of everything, 2 and 3 = what came later
 * @param department USCC of the delivering department
 * @param declaredRows rows that the manifest of a full delivery declares; null for a delta
 * @param planted errors in this file
 */
public record DemoDelivery(
        int number,
        int round,
        String department,
        String dataset,
        Path file,
        String mediaType,
        @Nullable Long declaredRows,
        ExpectedCounts expected,
        Map<PlantedKind, Long> planted) {
    public DemoDelivery {
        planted = Map.copyOf(planted);
    }

    /** True where the file claims to hold every record of the dataset. */
    public boolean full() {
        return declaredRows != null;
    }
}

package org.zhengyuan.exchange.watch;

import java.util.Arrays;
import java.util.Collection;

/**
 * What is usual for somebody at an hour, by what was counted at such hours before. Median and median deviation: a past anomaly among the
 * counts does not become the measure of the next.
 *
 * @param median 0 where nothing is known
 * @param deviation the median absolute deviation, scaled to a standard deviation of a normal distribution
 */
public record Usual(double median, double deviation) {
    private static final double NORMAL = 1.4826;

    public static Usual of(Collection<Long> counts) {
        if (counts.isEmpty()) {
            return new Usual(0, 0);
        }
        double median = median(counts.stream().mapToDouble(Long::doubleValue).toArray());
        double deviation = median(
                counts.stream().mapToDouble(count -> Math.abs(count - median)).toArray());
        return new Usual(median, NORMAL * deviation);
    }

    /** The most that is not far above the usual. */
    public long allowed(RuleParameters parameters) {
        double far =
                Math.max(median * parameters.number("factor"), median + deviation * parameters.number("deviations"));
        return Math.max(parameters.number("minimum"), (long) Math.ceil(far));
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}

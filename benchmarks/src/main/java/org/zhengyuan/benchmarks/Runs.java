package org.zhengyuan.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Figures of one thing measured several times. */
public final class Runs {
    private final List<Double> values = new ArrayList<>();

    public void add(double value) {
        values.add(value);
    }

    public double median() {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalStateException("nothing was measured");
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    @Override
    public String toString() {
        return Arrays.toString(values.stream().map(Math::round).toArray());
    }
}

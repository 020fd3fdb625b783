package org.zhengyuan.benchmarks;

/**
 * One figure beside its limit.
 *
 * @param value median of the runs
 * @param limit median of the limit's runs, interleaved with the value's
 * @param goal the ratio that was set as the goal
 * @param better {@code higher} or {@code lower}: which way of the ratio is good
 */
public record Measurement(String name, double value, String unit, double limit, double goal, String better) {
    public double ratio() {
        return value / limit;
    }

    public boolean reached() {
        return better.equals("higher") ? ratio() >= goal : ratio() <= goal;
    }
}

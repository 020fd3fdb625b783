package org.zhengyuan.exchange.intake;

/**
 * How the intake works.
 *
 * @param loaders chunks loaded at the same time
 * @param submissions submissions worked on at the same time, of different datasets
 * @param endedShareLimit share of standing records that a full delivery may end without a steward
 */
public record IntakeSettings(int loaders, int submissions, double endedShareLimit) {
    public static final IntakeSettings DEFAULT = new IntakeSettings(2, 2, 0.02);

    public IntakeSettings {
        if (loaders < 1 || submissions < 1 || endedShareLimit < 0 || endedShareLimit > 1) {
            throw new IllegalArgumentException("loaders and submissions are at least 1, the limit is a share");
        }
    }
}

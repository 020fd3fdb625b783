package org.zhengyuan.seal.report;

/**
 * One thing that was to be checked, and what came out.
 *
 * @param name stable, for programs: {@code receipt.inclusion}
 * @param necessary whether a check that is not run leaves the verdict open
 * @param why what was found, or why the check was not run
 */
public record Check(String name, Outcome outcome, boolean necessary, Wording why) {
    /** What came out of a check. */
    public enum Outcome {
        PASSED,
        FAILED,
        NOT_RUN
    }

    public static Check passed(String name, Wording why) {
        return new Check(name, Outcome.PASSED, true, why);
    }

    public static Check failed(String name, Wording why) {
        return new Check(name, Outcome.FAILED, true, why);
    }

    /** Could not be made, and without it nothing can be concluded. */
    public static Check missing(String name, Wording why) {
        return new Check(name, Outcome.NOT_RUN, true, why);
    }

    /** Was not asked for, or there is nothing to check. */
    public static Check skipped(String name, Wording why) {
        return new Check(name, Outcome.NOT_RUN, false, why);
    }

    public boolean hasPassed() {
        return outcome == Outcome.PASSED;
    }
}

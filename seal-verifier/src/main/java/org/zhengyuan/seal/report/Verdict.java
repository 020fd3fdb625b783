package org.zhengyuan.seal.report;

/** The outcome of a verification (after ETSI EN 319 102-1, 5.1.3: three values, because "not shown" is not "shown to be false"). */
public enum Verdict {
    /** Every necessary check passed. */
    PASSED,
    /** At least one check shows that something is wrong. */
    FAILED,
    /** Nothing is shown to be wrong, but a necessary check could not be made. */
    INDETERMINATE
}

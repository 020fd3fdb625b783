package org.zhengyuan.seal.report;

import java.util.List;
import java.util.OptionalLong;

/**
 * What a verification found.
 *
 * @param subject what was verified: {@code receipt}, {@code answer}, {@code log}
 * @param checks in the order they were made
 * @param proves what may be concluded; empty unless the verdict is {@link Verdict#PASSED}
 * @param leavesOpen what may not be concluded all the same
 * @param firstDifference index of the first leaf in which two logs differ, where one was found
 */
public record Report(
        String subject,
        List<Check> checks,
        List<Wording> proves,
        List<Wording> leavesOpen,
        OptionalLong firstDifference) {
    public Report {
        checks = List.copyOf(checks);
        leavesOpen = List.copyOf(leavesOpen);
        proves = verdict(checks) == Verdict.PASSED ? List.copyOf(proves) : List.of();
    }

    public static Report of(String subject, List<Check> checks, List<Wording> proves, List<Wording> leavesOpen) {
        return new Report(subject, checks, proves, leavesOpen, OptionalLong.empty());
    }

    /** Of something that could not even be read. */
    public static Report unreadable(String subject, String check, Wording why) {
        return of(subject, List.of(Check.failed(check, why)), List.of(), List.of());
    }

    public Verdict verdict() {
        return verdict(checks);
    }

    private static Verdict verdict(List<Check> checks) {
        if (checks.stream().anyMatch(check -> check.outcome() == Check.Outcome.FAILED)) {
            return Verdict.FAILED;
        }
        boolean open = checks.isEmpty() || checks.stream().anyMatch(check -> check.necessary() && !check.hasPassed());
        return open ? Verdict.INDETERMINATE : Verdict.PASSED;
    }
}

package org.zhengyuan.exchange.books.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.zhengyuan.seal.report.Check;
import org.zhengyuan.seal.report.Report;
import org.zhengyuan.seal.report.Verdict;

/** What a check of the books found. */
public final class Findings {
    private Findings() {}

    /** What a check that failed says. */
    public static String why(Report report, String check) {
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        return failed(report).getOrDefault(check, "nothing of " + check + " but " + failed(report));
    }

    /** What failed, by the checks' names. */
    public static Map<String, String> failed(Report report) {
        return report.checks().stream()
                .filter(check -> check.outcome() == Check.Outcome.FAILED)
                .collect(Collectors.toMap(Check::name, check -> check.why().en()));
    }
}

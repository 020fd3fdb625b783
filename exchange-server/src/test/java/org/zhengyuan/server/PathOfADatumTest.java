package org.zhengyuan.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhengyuan.server.testing.ServerProcess;

/**
 * Walks the path of a datum as {@code docs/walk-datum.md} tells it, on a real server and only through its public interface: two stewards
 * publish the catalogue, six departments deliver a small demo city in their own formats, agreements are made, values are pulled and claims
 * checked. The server compares what it found with what the city's maker planted.
 */
class PathOfADatumTest {
    private static final List<String> OUTCOMES =
            List.of("created", "changed", "unchanged", "history", "checkedOnly", "refused");

    @Test
    void fromADepartmentsFileToAnAnswerUnderAnAgreement() {
        Map<String, String> summary;
        try (ServerProcess server =
                ServerProcess.launch(ServerProcess.newDataFolder(), 0, "--once", "--subjects", "150")) {
            assertThat(server.exitCode()).as(server.output()).isZero();
            summary = lines(server.output());
        }
        long sum = OUTCOMES.stream()
                .mapToLong(outcome -> number(summary, "rows." + outcome))
                .sum();
        assertThat(number(summary, "rows.received")).isEqualTo(sum).isPositive();
        assertThat(summary.keySet()).anyMatch(key -> key.startsWith("planted."));
        summary.forEach((key, value) -> {
            if (key.startsWith("planted.")) {
                assertThat(summary).containsEntry(key.replace("planted.", "found."), value);
            }
        });
        assertThat(number(summary, "pulls.right"))
                .isEqualTo(number(summary, "pulls"))
                .isPositive();
        assertThat(number(summary, "claimChecks.match"))
                .isEqualTo(number(summary, "claimChecks"))
                .isPositive();
        assertThat(summary).containsEntry("reconciled", "yes");
    }

    private static long number(Map<String, String> summary, String key) {
        return Long.parseLong(summary.getOrDefault(key, "-1"));
    }

    private static Map<String, String> lines(String output) {
        Map<String, String> lines = new LinkedHashMap<>();
        output.lines().filter(line -> line.matches("[A-Za-z.]+: \\S+")).forEach(line -> {
            int colon = line.indexOf(':');
            lines.put(line.substring(0, colon), line.substring(colon + 2));
        });
        return lines;
    }
}

package org.zhengyuan.server.demo.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.zhengyuan.server.demo.PlantedKind;

/** What came of the whole demo, and whether all of it is as it must be. */
final class Summary {
    private static final List<String> ROWS =
            List.of("received", "created", "changed", "unchanged", "history", "checkedOnly", "refused");
    private static final List<String> CHECKS = List.of("agreed", "differed", "unmatched", "invalid");

    private final Map<String, String> lines = new LinkedHashMap<>();
    private final List<String> differences = new ArrayList<>();

    void put(String key, long value) {
        lines.put(key, Long.toString(value));
    }

    void put(String key, double value) {
        lines.put(key, String.format(Locale.ROOT, "%.1f", value));
    }

    /** Notes a count that must equal another. */
    void require(String what, long expected, long actual) {
        if (expected != actual) {
            differences.add(what + " is " + actual + ", expected " + expected);
        }
    }

    /** Adds up the deliveries. */
    void deliveries(List<Outcome> outcomes) {
        put("deliveries", outcomes.size());
        for (String name : ROWS) {
            put("rows." + name, sum(outcomes, outcome -> outcome.rows(name)));
        }
        for (String name : CHECKS) {
            put("crossChecked." + name, sum(outcomes, outcome -> outcome.crossChecked(name)));
        }
        put("ended", sum(outcomes, outcome -> outcome.submission().path("ended").asLong()));
        for (PlantedKind kind : PlantedKind.values()) {
            put(
                    "planted." + kind.key(),
                    sum(outcomes, outcome -> outcome.delivery().planted().getOrDefault(kind, 0L)));
            put("found." + kind.key(), sum(outcomes, outcome -> outcome.found(kind)));
        }
        outcomes.forEach(outcome -> differences.addAll(outcome.differences()));
    }

    private static long sum(List<Outcome> outcomes, java.util.function.ToLongFunction<Outcome> count) {
        return outcomes.stream().mapToLong(count).sum();
    }

    /** {@code key: value}, one per line; {@code reconciled} last. */
    List<String> lines() {
        List<String> text = new ArrayList<>();
        lines.forEach((key, value) -> text.add(key + ": " + value));
        text.add("reconciled: " + (differences.isEmpty() ? "yes" : "no"));
        return text;
    }

    /** What does not reconcile, in words; empty where all does. */
    List<String> differences() {
        return List.copyOf(differences);
    }
}

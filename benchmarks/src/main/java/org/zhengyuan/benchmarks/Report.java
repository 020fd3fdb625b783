package org.zhengyuan.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Shows measurements as a table and keeps them as JSON. */
final class Report {
    private Report() {}

    static void print(PrintStream out, List<Measurement> measurements) {
        out.printf(Locale.ROOT, "%n%-52s %12s %12s %7s %7s  %s%n", "what", "value", "limit", "ratio", "goal", "");
        for (Measurement one : measurements) {
            out.printf(
                    Locale.ROOT,
                    "%-52s %,12.1f %,12.1f %7.2f %s%6.2f  %s (%s)%n",
                    one.name(),
                    one.value(),
                    one.limit(),
                    one.ratio(),
                    one.better().equals("higher") ? "≥" : "≤",
                    one.goal(),
                    one.reached() ? "reached" : "MISSED",
                    one.unit());
        }
    }

    static Path write(String name, List<Measurement> measurements) throws IOException {
        List<Map<String, Object>> rows = measurements.stream()
                .map(one -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("name", one.name());
                    row.put("value", one.value());
                    row.put("unit", one.unit());
                    row.put("limit", one.limit());
                    row.put("ratio", one.ratio());
                    row.put("goal", one.goal());
                    row.put("better", one.better());
                    return row;
                })
                .toList();
        Path file = Files.createDirectories(Path.of("bench-results")).resolve(name + ".json");
        JsonMapper json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        Files.writeString(file, json.writeValueAsString(rows) + "\n");
        return file;
    }
}

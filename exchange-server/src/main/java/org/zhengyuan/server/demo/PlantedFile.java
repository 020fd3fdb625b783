package org.zhengyuan.server.demo;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes {@code planted.json}: seed, size, count of each kind of error, and each delivery with its expected outcome. */
final class PlantedFile {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private PlantedFile() {}

    static void write(Path file, long seed, int subjects, List<DemoDelivery> deliveries) {
        Map<String, Long> kinds = new LinkedHashMap<>();
        for (PlantedKind kind : PlantedKind.values()) {
            kinds.put(
                    kind.key(),
                    deliveries.stream()
                            .mapToLong(delivery -> delivery.planted().getOrDefault(kind, 0L))
                            .sum());
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("seed", seed);
        document.put("subjects", subjects);
        document.put("planted", kinds);
        document.put(
                "deliveries", deliveries.stream().map(PlantedFile::delivery).toList());
        JSON.writeValue(file.toFile(), document);
    }

    private static Map<String, Object> delivery(DemoDelivery delivery) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("number", delivery.number());
        entry.put("round", delivery.round());
        entry.put("department", delivery.department());
        entry.put("dataset", delivery.dataset());
        entry.put("file", delivery.file().getFileName().toString());
        entry.put("mediaType", delivery.mediaType());
        entry.put("full", delivery.full());
        if (delivery.declaredRows() != null) {
            entry.put("declaredRows", delivery.declaredRows());
        }
        entry.put("expected", delivery.expected());
        Map<String, Long> planted = new TreeMap<>();
        delivery.planted().forEach((kind, count) -> planted.put(kind.key(), count));
        entry.put("planted", planted);
        return entry;
    }
}

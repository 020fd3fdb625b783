package org.zhengyuan.server.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.zhengyuan.exchange.catalog.DataElement;
import org.zhengyuan.exchange.catalog.DataItem;
import org.zhengyuan.exchange.catalog.Dataset;
import org.zhengyuan.exchange.catalog.Department;
import org.zhengyuan.exchange.catalog.RuleSpec;
import org.zhengyuan.exchange.catalog.SubjectType;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The demo's catalogue files as records. */
record DemoCatalog(
        List<Department> departments,
        List<SubjectType> subjectTypes,
        List<DataElement> elements,
        List<Dataset> datasets,
        List<Line> responsibilities) {
    record Line(String element, String division, String dataset, String validFrom, String basis) {}

    static DemoCatalog read() {
        YAMLMapper yaml = new YAMLMapper();
        DemoCatalog catalog = new DemoCatalog(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/demo/catalog"))) {
            files.sorted().forEach(file -> {
                JsonNode document = yaml.readTree(file.toFile());
                for (JsonNode node : document.path("departments")) {
                    catalog.departments.add(yaml.treeToValue(node, Department.class));
                }
                for (JsonNode node : document.path("subjectTypes")) {
                    catalog.subjectTypes.add(yaml.treeToValue(node, SubjectType.class));
                }
                for (JsonNode node : document.path("elements")) {
                    catalog.elements.add(yaml.treeToValue(node, DataElement.class));
                }
                for (JsonNode node : document.path("datasets")) {
                    catalog.datasets.add(yaml.treeToValue(node, Dataset.class));
                }
                for (JsonNode node : document.path("responsibilities")) {
                    catalog.responsibilities.add(yaml.treeToValue(node, Line.class));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return catalog;
    }

    Dataset dataset(String code) {
        return datasets.stream()
                .filter(dataset -> dataset.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    Department department(String uscc) {
        return departments.stream()
                .filter(department -> department.uscc().equals(uscc))
                .findFirst()
                .orElseThrow();
    }

    DataElement element(String code) {
        return elements.stream()
                .filter(element -> element.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    String source(String element) {
        return responsibilities.stream()
                .filter(line -> line.element().equals(element))
                .map(Line::dataset)
                .findFirst()
                .orElse("");
    }

    RuleSpec rule(DataItem item) {
        if (item.rule() != null) {
            return item.rule();
        }
        return element(String.valueOf(item.element())).rule();
    }
}

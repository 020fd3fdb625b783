package org.zhengyuan.benchmarks.pull;

import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.configuration.WebSecurityCustomizer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.PublishedDataset;
import org.zhengyuan.exchange.registry.PayloadReader;

/**
 * The limit: a controller on the same server, database and rows that selects one head by identifier, decodes it and writes it as JSON. No
 * token, no agreement, no quota, no trail; it does not even pass the security filters.
 */
@RestController
@Configuration(proxyBeanMethods = false)
class BareController {
    private static final String SELECT =
            """
            SELECT h.schema_version, h.payload FROM subject_identifier i
            JOIN head h ON h.subject_id = i.subject_id AND h.dataset_id = ? AND h.record_key = ''
            WHERE i.identifier = ? AND i.identifier_type = 'uscc' AND i.valid_to = 'infinity'
            """;

    private final JdbcClient jdbc;
    private final Catalog catalog;
    private final PayloadReader payloads = new PayloadReader();

    BareController(JdbcClient jdbc, Catalog catalog) {
        this.jdbc = jdbc;
        this.catalog = catalog;
    }

    @Bean
    static WebSecurityCustomizer bareIsOpen() {
        return web -> web.ignoring().requestMatchers("/bare");
    }

    @GetMapping("/bare")
    Map<String, Object> bare(@RequestParam String uscc) {
        PublishedDataset dataset = catalog.current().dataset(PullBench.DATASET).orElseThrow();
        return jdbc.sql(SELECT)
                .param(dataset.id())
                .param(uscc)
                .query((row, index) -> decode(catalog.current().schema(dataset.id(), row.getInt(1)), row.getBytes(2)))
                .single();
    }

    private Map<String, Object> decode(Schema schema, byte[] payload) {
        GenericRecord record = payloads.read(schema, payload);
        Map<String, Object> fields = new TreeMap<>();
        for (Schema.Field field : schema.getFields()) {
            Object value = record.get(field.pos());
            if (value != null) {
                fields.put(field.name(), value instanceof CharSequence ? value.toString() : value);
            }
        }
        return fields;
    }
}

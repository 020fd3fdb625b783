package org.zhengyuan.exchange.openlineage;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What the OpenLineage specification says of an event. */
public final class Specification {
    private static final Schema SCHEMA = read();

    private Specification() {}

    /** What is wrong with it; empty for nothing. */
    public static List<Error> faults(String event) {
        return SCHEMA.validate(
                event,
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    private static Schema read() {
        try (InputStream file =
                Objects.requireNonNull(Specification.class.getResourceAsStream("/openlineage/OpenLineage.json"))) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(file.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.zhengyuan.exchange.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.catalog.Cardinality;
import org.zhengyuan.exchange.catalog.ElementRole;
import org.zhengyuan.exchange.catalog.SharingCategory;
import org.zhengyuan.exchange.intake.Reception.Received;
import org.zhengyuan.exchange.intake.format.DeclaredFormat;
import org.zhengyuan.exchange.intake.format.Format;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.testing.FixedCatalog;

/** A catalogue with one dataset, and files for it. */
public final class ReceivingFixture {
    public static final String DATASET = "police-residents";
    public static final String POLICE = "11350100003600028N";
    public static final String OTHERS = "11350100003600589C";

    private ReceivingFixture() {}

    public static FixedCatalog catalog() {
        return new FixedCatalog()
                .with(POLICE)
                .with(OTHERS)
                .element("person.name", ElementRole.VALUE, Cardinality.ONE, false)
                .dataset(DATASET, POLICE, SharingCategory.UNCONDITIONAL, "person.name");
    }

    public static Upload upload(String department, @Nullable String key, Upload.Wish wish, List<byte[]> digests) {
        return new Upload(
                DATASET,
                department,
                "http",
                "police-system",
                key,
                wish,
                DeclaredFormat.of(Format.CSV),
                "residents.csv",
                false,
                digests);
    }

    public static Outcome<Received> receive(Receiving receiving, Upload upload, String text) throws IOException {
        return receiving.receive(upload, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}

package org.zhengyuan.exchange.catalog;

import java.time.Instant;
import java.util.Optional;

/** The published catalogue as it was. Read from the books each time; for those who look at the past. */
public interface CatalogHistory {
    /** What was published at an instant. */
    Catalog.Snapshot at(Instant instant);

    /** One version of a dataset, also a superseded or withdrawn one. */
    Optional<Dataset> dataset(String code, int version);

    /** An element as it was published at an instant. */
    Optional<DataElement> element(String code, Instant at);
}

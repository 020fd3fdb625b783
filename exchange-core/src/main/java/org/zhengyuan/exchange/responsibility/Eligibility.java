package org.zhengyuan.exchange.responsibility;

import java.util.Optional;
import org.zhengyuan.exchange.catalog.Cardinality;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.DataElement;
import org.zhengyuan.exchange.catalog.Dataset;
import org.zhengyuan.exchange.catalog.Department;
import org.zhengyuan.exchange.catalog.ElementRole;
import org.zhengyuan.exchange.catalog.PublishedDataset;

/** Whether a dataset could be the source of an element in a division, whoever is the source now. The database checks the same again. */
public final class Eligibility {
    private final Catalog catalog;

    public Eligibility(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The first rule that says no; empty where the dataset may be the source. */
    public Optional<ResponsibilityRefusal> refusal(String element, String division, String dataset, String basis) {
        if (basis.isBlank()) {
            return Optional.of(ResponsibilityRefusal.BASIS_NEEDED);
        }
        if (!DivisionHierarchy.isCode(division)) {
            return Optional.of(ResponsibilityRefusal.BAD_DIVISION);
        }
        Catalog.Snapshot published = catalog.current();
        Optional<DataElement> known = published.element(element);
        if (known.isEmpty()) {
            return Optional.of(ResponsibilityRefusal.UNKNOWN_ELEMENT);
        }
        Optional<PublishedDataset> source = published.dataset(dataset);
        if (source.isEmpty()) {
            return Optional.of(ResponsibilityRefusal.UNKNOWN_DATASET);
        }
        Dataset definition = source.get().definition();
        Optional<ResponsibilityRefusal> unfit = unfit(known.get(), division, definition);
        if (unfit.isPresent()) {
            return unfit;
        }
        boolean within = published
                .department(definition.department())
                .map(Department::jurisdiction)
                .filter(jurisdiction -> DivisionHierarchy.within(division, jurisdiction)
                        || DivisionHierarchy.within(jurisdiction, division))
                .isPresent();
        return within ? Optional.empty() : Optional.of(ResponsibilityRefusal.OUT_OF_JURISDICTION);
    }

    private static Optional<ResponsibilityRefusal> unfit(DataElement element, String division, Dataset dataset) {
        if (element.role() == ElementRole.KEY) {
            return Optional.of(ResponsibilityRefusal.KEY_ELEMENT);
        }
        if (element.role() == ElementRole.HOME && !division.equals(DivisionHierarchy.NATION)) {
            return Optional.of(ResponsibilityRefusal.HOME_IS_NATIONAL);
        }
        boolean carries = dataset.subjectType().equals(element.subjectType())
                && (element.role() == ElementRole.EXISTENCE
                        || dataset.items().stream()
                                .anyMatch(item -> element.code().equals(item.element())));
        if (!carries) {
            return Optional.of(ResponsibilityRefusal.DATASET_LACKS_ELEMENT);
        }
        boolean manyRecords = element.cardinality() == Cardinality.ONE
                && element.role() != ElementRole.EXISTENCE
                && !dataset.recordKey().isEmpty();
        return manyRecords ? Optional.of(ResponsibilityRefusal.MANY_RECORDS) : Optional.empty();
    }
}

package org.zhengyuan.exchange.catalog.validation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.zhengyuan.exchange.catalog.CatalogEntry;
import org.zhengyuan.exchange.catalog.CatalogFault.Reason;
import org.zhengyuan.exchange.catalog.DataItem;
import org.zhengyuan.exchange.catalog.Dataset;
import org.zhengyuan.exchange.catalog.DatasetSchemas;
import org.zhengyuan.exchange.catalog.ElementRole;
import org.zhengyuan.exchange.catalog.PublishedDataset;
import org.zhengyuan.exchange.catalog.SourceGuard;
import org.zhengyuan.exchange.problem.Expected;

/** A new version keeps the keys, reads the data of every version before it, and keeps the items that others stand on. */
final class EvolutionChecks {
    private final Outlook outlook;
    private final SourceGuard sources;

    EvolutionChecks(Outlook outlook, SourceGuard sources) {
        this.outlook = outlook;
        this.sources = sources;
    }

    void check(CatalogEntry entry, Dataset dataset, Faults faults) {
        Optional<PublishedDataset> last = outlook.lastPublished(dataset);
        if (last.isEmpty()) {
            return;
        }
        Dataset before = last.get().definition();
        faults.addUnless(
                before.subjectType().equals(dataset.subjectType()),
                entry,
                "subjectType",
                Reason.KEY_CHANGED,
                Expected.of("as-published", before.subjectType()));
        faults.addUnless(
                before.subjectKey().equals(dataset.subjectKey()),
                entry,
                "subjectKey",
                Reason.KEY_CHANGED,
                Expected.of(
                        "as-published",
                        before.subjectKey().item() + ", " + before.subjectKey().identifierType()));
        faults.addUnless(
                before.recordKey().equals(dataset.recordKey()),
                entry,
                "recordKey",
                Reason.KEY_CHANGED,
                Expected.of("as-published", before.recordKey()));
        sources(entry, before, dataset, faults);
        if (dataset.items().stream().allMatch(item -> outlook.rule(item).isPresent() && Codes.isItemCode(item.code()))
                && dataset.items().stream().map(DataItem::code).distinct().count()
                        == dataset.items().size()) {
            schema(entry, dataset, last.get(), faults);
        }
    }

    private void schema(CatalogEntry entry, Dataset dataset, PublishedDataset last, Faults faults) {
        Schema schema =
                DatasetSchemas.schema(dataset, item -> outlook.rule(item).orElseThrow());
        for (int version = 1; version <= last.version(); version++) {
            Schema earlier = outlook.present().schema(last.id(), version);
            for (String reason : DatasetSchemas.incompatibilities(schema, earlier)) {
                faults.add(entry, "items", Reason.INCOMPATIBLE_SCHEMA, Expected.of("reads-version", version, reason));
            }
        }
    }

    private void sources(CatalogEntry entry, Dataset before, Dataset dataset, Faults faults) {
        Map<String, String> then = itemsByElement(before);
        Map<String, String> now = itemsByElement(dataset);
        for (String element : sources.held(dataset.code())) {
            var held = outlook.element(element);
            if (held == null || held.role() == ElementRole.EXISTENCE) {
                continue;
            }
            String item = now.get(element);
            String published = then.get(element);
            if (item == null) {
                faults.add(entry, "items", Reason.SOURCE_WITHOUT_ITEM, Expected.of("item-for-element", element));
            } else if (published != null && !published.equals(item)) {
                faults.add(
                        entry,
                        "items",
                        Reason.SOURCE_ITEM_CHANGED,
                        Expected.of("item-as-published", published, element));
            }
        }
    }

    private static Map<String, String> itemsByElement(Dataset dataset) {
        Map<String, String> items = new HashMap<>();
        for (DataItem item : dataset.items()) {
            if (item.element() != null) {
                items.putIfAbsent(item.element(), item.code());
            }
        }
        return items;
    }
}

package org.zhengyuan.exchange.lineage;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.DataElement;
import org.zhengyuan.exchange.catalog.DataItem;
import org.zhengyuan.exchange.catalog.ElementRole;
import org.zhengyuan.exchange.catalog.PublishedDataset;
import org.zhengyuan.exchange.catalog.RuleSpec;
import org.zhengyuan.exchange.catalog.rule.ValueRule;
import org.zhengyuan.exchange.catalog.rule.ValueRules;
import org.zhengyuan.exchange.registry.Digests;
import org.zhengyuan.exchange.registry.PayloadReader;
import org.zhengyuan.exchange.registry.RecordedVersion;

/** Takes what was asked about out of recorded versions, as canonical text. Safe for use by many threads. */
final class VersionContent {
    private final PayloadReader payloads = new PayloadReader();
    // only used to write values as text, for which no rule asks what day it is
    private final ValueRules ruleBook = new ValueRules(LocalDate.EPOCH);
    private final Map<RuleSpec, ValueRule> rules = new ConcurrentHashMap<>();

    Content of(Catalog.Snapshot catalog, RecordedVersion version, Target target) {
        if (version.ended()) {
            return new Content.Ended();
        }
        if (version.isErased()) {
            return new Content.Erased(Digests.hex(version.digest()));
        }
        String text = text(catalog, version, target);
        return text == null ? new Content.Empty() : new Content.Text(text);
    }

    /** The item of a dataset that stands for what was asked about; none where it has no such item, or only its existence counts. */
    static Optional<DataItem> item(PublishedDataset dataset, Target target) {
        return dataset.definition().items().stream()
                .filter(item -> switch (target) {
                    case Target.OfElement element -> element.code().equals(item.element());
                    case Target.OfItem one -> item.code().equals(one.item());
                })
                .findFirst();
    }

    /** The same in the newest version of the dataset that has such an item. */
    static Optional<DataItem> newest(PublishedDataset dataset, Target target, Catalog.Snapshot catalog) {
        for (int version = dataset.version(); version > 0; version--) {
            Optional<DataItem> found = catalog.dataset(dataset.id(), version).flatMap(one -> item(one, target));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The item of the dataset's version under which a row was recorded; also one that only a later version says stands for the element. */
    static Optional<DataItem> written(RecordedVersion version, Target target, Catalog.Snapshot catalog) {
        return catalog.dataset(version.datasetId(), version.schemaVersion())
                .flatMap(dataset -> item(dataset, target).or(() -> catalog.dataset(version.datasetId())
                        .flatMap(last -> newest(last, target, catalog))
                        .flatMap(later -> item(dataset, new Target.OfItem(dataset.code(), later.code())))));
    }

    /** The rule by which an item's values are written as texts. */
    private static Optional<RuleSpec> rule(DataItem item, Catalog.Snapshot catalog) {
        return item.rule() != null
                ? Optional.of(item.rule())
                : Optional.ofNullable(item.element()).flatMap(catalog::element).map(DataElement::rule);
    }

    private @Nullable String text(Catalog.Snapshot catalog, RecordedVersion version, Target target) {
        if (target instanceof Target.OfElement element
                && catalog.element(element.code())
                        .filter(one -> one.role() == ElementRole.EXISTENCE)
                        .isPresent()) {
            return Boolean.TRUE.toString();
        }
        DataItem item = written(version, target, catalog).orElse(null);
        RuleSpec rule = item == null ? null : rule(item, catalog).orElse(null);
        if (item == null || rule == null) {
            return null;
        }
        GenericRecord fields =
                payloads.read(catalog.schema(version.datasetId(), version.schemaVersion()), version.payload());
        Object value = fields.get(item.code());
        Object plain = value instanceof CharSequence text ? text.toString() : value;
        return plain == null ? null : rules.computeIfAbsent(rule, ruleBook::of).text(plain);
    }
}

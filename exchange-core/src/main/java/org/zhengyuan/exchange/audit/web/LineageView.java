package org.zhengyuan.exchange.audit.web;

import java.util.List;
import org.zhengyuan.exchange.lineage.ComparedValue;
import org.zhengyuan.exchange.lineage.Lineage;
import org.zhengyuan.exchange.lineage.PastVersion;
import org.zhengyuan.exchange.lineage.Received;
import org.zhengyuan.exchange.lineage.Ruling;
import org.zhengyuan.exchange.lineage.Target;
import org.zhengyuan.exchange.lineage.ValueLineage;

/**
 * A lineage as the page draws it: for each value the way from the delivered row to those who received it.
 *
 * @param element code; of an item its dataset's code and its own
 * @param receivers of any of the values
 */
record LineageView(
        Lineage lineage,
        String element,
        List<Way> ways,
        List<ComparedValue> comparisons,
        List<Ruling.SourceNamed> sources,
        List<Ruling.DifferenceSettled> differences,
        List<Ruling.SubjectChanged> changes,
        List<Received> receivers) {
    /** The way of one value. */
    record Way(ValueLineage value, Told content, Told original, List<Past> versions, List<Received> receivers) {}

    /** A version of the same record. */
    record Past(PastVersion version, Told content) {}

    static LineageView of(Lineage lineage) {
        String element =
                switch (lineage.target()) {
                    case Target.OfElement of -> of.code();
                    case Target.OfItem of -> of.dataset() + "/" + of.item();
                };
        return new LineageView(
                lineage,
                element,
                lineage.values().stream()
                        .map(value -> way(value, lineage.receivers().items()))
                        .toList(),
                lineage.comparisons(),
                of(lineage, Ruling.SourceNamed.class),
                of(lineage, Ruling.DifferenceSettled.class),
                of(lineage, Ruling.SubjectChanged.class),
                lineage.receivers().items());
    }

    private static Way way(ValueLineage value, List<Received> receivers) {
        return new Way(
                value,
                Told.of(value.content()),
                Told.of(value.origin().original()),
                value.versions().stream()
                        .map(version -> new Past(version, Told.of(version.content())))
                        .toList(),
                receivers.stream()
                        .filter(one ->
                                one.versions().stream().anyMatch(version -> version.versionId() == value.versionId()))
                        .toList());
    }

    private static <R extends Ruling> List<R> of(Lineage lineage, Class<R> kind) {
        return lineage.rulings().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}

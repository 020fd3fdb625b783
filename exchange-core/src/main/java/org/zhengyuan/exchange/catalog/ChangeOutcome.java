package org.zhengyuan.exchange.catalog;

import java.util.List;

/** What became of an attempt to change the catalogue. */
public sealed interface ChangeOutcome {
    /** It was recorded; the change as it now stands. */
    record Recorded(CatalogChange change) implements ChangeOutcome {}

    /** It was refused and nothing was written. {@code faults} holds every fault of an invalid proposal. */
    record Refused(CatalogRefusal refusal, List<CatalogFault> faults) implements ChangeOutcome {
        public Refused {
            faults = List.copyOf(faults);
        }
    }

    static ChangeOutcome refused(CatalogRefusal refusal) {
        return new Refused(refusal, List.of());
    }

    /** The change, for callers to whom a refusal is a programming error. */
    default CatalogChange orElseThrow() {
        return switch (this) {
            case Recorded recorded -> recorded.change();
            case Refused refused -> throw new IllegalStateException(refused.toString());
        };
    }
}

package org.zhengyuan.exchange.lineage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Those who received a value, in whichever form, as one list. */
final class ReceiversOfAll {
    private static final Comparator<Received> NEWEST_FIRST = Comparator.comparing(Received::at)
            .thenComparing(one -> one.place().receipt().toString())
            .reversed();

    private final List<ReceiptSource> sources;

    ReceiversOfAll(List<ReceiptSource> sources) {
        this.sources = List.copyOf(sources);
    }

    Receivers page(ReceiptSource.Wanted wanted, @Nullable ReceiverCursor after, int size) {
        List<Received> found = new ArrayList<>();
        for (ReceiptSource source : sources) {
            found.addAll(source.received(wanted, after, size + 1));
        }
        found.sort(NEWEST_FIRST);
        if (found.size() <= size) {
            return new Receivers(found, null);
        }
        List<Received> shown = found.subList(0, size);
        return new Receivers(shown, shown.getLast().cursor());
    }
}

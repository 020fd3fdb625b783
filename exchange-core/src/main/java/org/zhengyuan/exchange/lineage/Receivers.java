package org.zhengyuan.exchange.lineage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of those who received a value, the newest first. {@code next}: where the following page begins; null on the last. */
public record Receivers(List<Received> items, @Nullable ReceiverCursor next) {
    public static final Receivers NONE = new Receivers(List.of(), null);

    public Receivers {
        items = List.copyOf(items);
    }
}

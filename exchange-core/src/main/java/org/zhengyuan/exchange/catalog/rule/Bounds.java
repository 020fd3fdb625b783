package org.zhengyuan.exchange.catalog.rule;

import org.jspecify.annotations.Nullable;

/** Says a range in a few words. */
final class Bounds {
    private Bounds() {}

    static String expected(@Nullable Object min, @Nullable Object max) {
        if (min == null) {
            return max == null ? "any" : "at most " + max;
        }
        return max == null ? "at least " + min : min + " to " + max;
    }
}

package org.zhengyuan.exchange.catalog.rule;

import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.problem.Expected;

/** Says a range in a few words. */
final class Bounds {
    private Bounds() {}

    static Expected expected(@Nullable Object min, @Nullable Object max) {
        if (min == null) {
            return max == null ? Expected.NOTHING : Expected.of("at-most", max);
        }
        return max == null ? Expected.of("at-least", min) : Expected.of("between", min, max);
    }
}

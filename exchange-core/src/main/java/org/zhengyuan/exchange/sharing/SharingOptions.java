package org.zhengyuan.exchange.sharing;

import org.jspecify.annotations.Nullable;

/**
 * Clauses that are off unless the parties wrote them down.
 *
 * @param claimChecksOnFewValues claim checks may ask about elements with so few possible values that an answer discloses them
 * @param unknownDisclosed a claim check may say that the source holds no value; otherwise that is a "no match"
 * @param hiddenFromHolder holders do not see the uses yet; null = they do
 */
public record SharingOptions(
        boolean claimChecksOnFewValues, boolean unknownDisclosed, @Nullable HiddenFromHolder hiddenFromHolder) {
    public SharingOptions(boolean claimChecksOnFewValues, boolean unknownDisclosed) {
        this(claimChecksOnFewValues, unknownDisclosed, null);
    }

    boolean within(SharingOptions wider) {
        return (wider.claimChecksOnFewValues || !claimChecksOnFewValues)
                && (wider.unknownDisclosed || !unknownDisclosed)
                && (hiddenFromHolder == null
                        || (wider.hiddenFromHolder != null && hiddenFromHolder.within(wider.hiddenFromHolder)));
    }
}

package org.zhengyuan.exchange.sharing;

/**
 * Clauses that are off unless the parties wrote them down.
 *
 * @param claimChecksOnFewValues claim checks may ask about elements with so few possible values that an answer discloses them
 * @param unknownDisclosed a claim check may say that the source holds no value; otherwise that is a "no match"
 */
public record SharingOptions(boolean claimChecksOnFewValues, boolean unknownDisclosed) {
    boolean within(SharingOptions wider) {
        return (wider.claimChecksOnFewValues || !claimChecksOnFewValues)
                && (wider.unknownDisclosed || !unknownDisclosed);
    }
}

package org.zhengyuan.exchange.lineage;

import org.jspecify.annotations.Nullable;

/**
 * Why somebody looks; it becomes part of the fact of the look.
 *
 * @param text in the asker's words
 * @param caseNumber of the audit or complaint; null where there is none
 */
public record QueryReason(String text, @Nullable String caseNumber) {
    static final int LONGEST = 200;

    public QueryReason {
        if (text.isBlank() || text.length() > LONGEST || (caseNumber != null && caseNumber.length() > LONGEST)) {
            throw new IllegalArgumentException("a reason of 1 to " + LONGEST + " characters");
        }
    }
}

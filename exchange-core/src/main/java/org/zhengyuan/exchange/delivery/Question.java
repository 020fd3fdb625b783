package org.zhengyuan.exchange.delivery;

import java.util.Collection;

/** Something asked under an agreement: for values, or whether claims are true. */
public sealed interface Question permits Pull, ClaimCheck {
    Inquiry inquiry();

    /** Codes of the elements it names. */
    Collection<String> elements();

    /** The question as its asker sent it, in canonical JSON (RFC 8785); members the exchange does not know are left out. */
    default byte[] canonical() {
        return QuestionJson.of(this);
    }
}

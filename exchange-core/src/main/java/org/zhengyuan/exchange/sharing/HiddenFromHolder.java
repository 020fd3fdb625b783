package org.zhengyuan.exchange.sharing;

import java.time.Instant;

/**
 * A clause by which a holder does not see yet that their data were used under the agreement (for example while an investigation would be
 * foiled by it). Never without a legal basis and an end; afterwards the uses appear.
 *
 * @param basis the law that allows it
 * @param until first instant at which the uses are seen
 */
public record HiddenFromHolder(String basis, Instant until) {
    boolean within(HiddenFromHolder wider) {
        return basis.equals(wider.basis) && !until.isAfter(wider.until);
    }
}

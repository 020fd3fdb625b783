package org.zhengyuan.exchange.intake;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.catalog.rule.ValueRule;

/**
 * How admission treats one item of the dataset.
 *
 * @param element element code; null for a private item
 * @param held its value is stored: the dataset is the item's owner, or the source of its element
 * @param structural the row cannot be placed without it: subject key, record key, ordering, validity, division
 * @param checked its value is compared with the truth
 */
public record ItemPlan(
        String code,
        @Nullable String element,
        ValueRule rule,
        boolean required,
        boolean held,
        boolean structural,
        boolean checked) {
    /** Rule kinds of identifiers: a number typed cell has lost digits or leading zeros. */
    static final Set<String> IDENTIFIER_KINDS =
            Set.of("citizen-id", "uscc", "organization-code", "real-estate-unit", "digest");

    /** An invalid value here refuses the row. */
    boolean decisive() {
        return held || structural;
    }
}

package org.zhengyuan.exchange.intake.format;

import java.util.List;

/**
 * A column the dataset expects.
 *
 * @param name item code, the first of the header names it may arrive under
 * @param aliases further header names (compared after trimming, width folding and case folding)
 * @param identifier true where a number typed cell would have lost digits (citizen id, USCC, account numbers …)
 * @param required the header must have it
 */
public record Column(String name, List<String> aliases, boolean identifier, boolean required) {
    public Column {
        aliases = List.copyOf(aliases);
    }
}

package org.zhengyuan.exchange.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column of a dataset: mapped to a standard element, or private with a rule of its own.
 *
 * @param code field name in the dataset's Avro schema
 * @param element code of the element; null for a private item
 * @param rule rule of a private item; null where the element's rule serves
 * @param columns header names under which the item may arrive, besides its code and its Chinese name
 */
public record DataItem(
        String code,
        LocalText name,
        @Nullable String element,
        @Nullable RuleSpec rule,
        List<String> columns,
        boolean required) {
    public DataItem {
        columns = List.copyOf(columns);
        if (element == null && rule == null) {
            throw new IllegalArgumentException("item " + code + ": a private item needs a rule");
        }
    }

    @JsonIgnore
    public boolean isPrivate() {
        return element == null;
    }
}

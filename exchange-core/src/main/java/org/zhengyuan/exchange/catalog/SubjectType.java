package org.zhengyuan.exchange.catalog;

import java.util.List;

/**
 * A kind of subject: {@code person}, {@code enterprise}, {@code house} …; types are data.
 *
 * @param identifiers identifier types that name such a subject, for example {@code citizen-id}, {@code uscc}, with their rules
 */
public record SubjectType(String code, LocalText name, List<IdentifierType> identifiers) implements CatalogDefinition {
    /** An identifier type. {@code holderTypeCode}: its code in GB/T 36903 annex A, empty where it has none. */
    public record IdentifierType(String code, LocalText name, RuleSpec rule, String holderTypeCode) {}

    public SubjectType {
        identifiers = List.copyOf(identifiers);
    }
}

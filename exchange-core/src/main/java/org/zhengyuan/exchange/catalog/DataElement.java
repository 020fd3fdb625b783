package org.zhengyuan.exchange.catalog;

/**
 * A standard data element (数据元): what a value means, whatever dataset it stands in.
 *
 * @param code stable, for example {@code person.name}
 * @param subjectType code of the subject type it describes
 * @param sensitive sensitive personal information (PIPL article 28)
 * @param fewValues so few possible values that a claim check would disclose it
 */
public record DataElement(
        String code,
        LocalText name,
        String subjectType,
        ElementRole role,
        Cardinality cardinality,
        RuleSpec rule,
        boolean sensitive,
        boolean fewValues)
        implements CatalogDefinition {}

package org.zhengyuan.exchange.catalog;

/**
 * A department, known by its USCC and never by its name.
 *
 * @param jurisdiction division code (GB/T 2260, six digits; {@code 000000} = the nation) within which it may deliver rows
 */
public record Department(String uscc, LocalText name, String jurisdiction) implements CatalogDefinition {}

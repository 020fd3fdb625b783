package org.zhengyuan.exchange.catalog;

/**
 * A definition as it stands in a proposal.
 *
 * @param pointer where it stands: {@code #/datasets/0}, with the file's name before it where it came from a file
 * @param line line of the document, from 1; 0 where there was no document
 */
public record CatalogEntry(CatalogDefinition definition, String pointer, int line) {
    public EntryKind kind() {
        return definition.kind();
    }

    public String key() {
        return definition.key();
    }
}

package org.zhengyuan.exchange.catalog;

import org.zhengyuan.exchange.problem.Expected;

/**
 * One thing that is wrong in a proposal.
 *
 * @param pointer JSON pointer to the entry and field, after {@code #}; before it the file's name, if there is one
 * @param line line of the document, from 1; 0 where there was no document
 * @param expected what would have been right
 */
public record CatalogFault(Reason reason, String pointer, int line, Expected expected) {
    /** Why an entry is wrong. The code is part of the public contract; texts are under {@code problem.CODE}. */
    public enum Reason {
        UNREADABLE("catalog.unreadable"),
        UNKNOWN_KEY("catalog.unknown-key"),
        MISSING("catalog.missing"),
        WRONG_TYPE("catalog.wrong-type"),
        CODE("catalog.code"),
        DUPLICATE("catalog.duplicate"),
        NAME_TAKEN("catalog.name-taken"),
        NAME_OF_A_SYSTEM("catalog.name-of-a-system"),
        RULE("catalog.rule"),
        UNKNOWN_REFERENCE("catalog.unknown-reference"),
        OTHER_SUBJECT_TYPE("catalog.other-subject-type"),
        ELEMENT_ROLE("catalog.element-role"),
        ELEMENT_CHANGED("catalog.element-changed"),
        IDENTIFIER_REMOVED("catalog.identifier-removed"),
        DIVISION("catalog.division"),
        ITEM_TYPE("catalog.item-type"),
        SHARING_TERMS("catalog.sharing-terms"),
        NOT_IN_LIST("catalog.not-in-list"),
        COLUMN_TAKEN("catalog.column-taken"),
        KEY_CHANGED("catalog.key-changed"),
        INCOMPATIBLE_SCHEMA("catalog.incompatible-schema"),
        SOURCE_WITHOUT_ITEM("catalog.source-without-item"),
        SOURCE_ITEM_CHANGED("catalog.source-item-changed");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}

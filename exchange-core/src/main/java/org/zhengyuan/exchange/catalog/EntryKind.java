package org.zhengyuan.exchange.catalog;

/** The four kinds of catalogue entry, in the order in which they build on each other. */
public enum EntryKind {
    DEPARTMENT("department", "departments", Department.class),
    SUBJECT_TYPE("subjectType", "subjectTypes", SubjectType.class),
    ELEMENT("element", "elements", DataElement.class),
    DATASET("dataset", "datasets", Dataset.class);

    private final String code;
    private final String documentKey;
    private final Class<? extends CatalogDefinition> definition;

    EntryKind(String code, String documentKey, Class<? extends CatalogDefinition> definition) {
        this.code = code;
        this.documentKey = documentKey;
        this.definition = definition;
    }

    /** As stored and as answered. */
    public String code() {
        return code;
    }

    /** Top-level key of a catalogue document under which entries of the kind stand. */
    public String documentKey() {
        return documentKey;
    }

    public Class<? extends CatalogDefinition> definition() {
        return definition;
    }

    public static EntryKind of(String code) {
        for (EntryKind kind : values()) {
            if (kind.code.equals(code)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no kind of catalogue entry: " + code);
    }
}

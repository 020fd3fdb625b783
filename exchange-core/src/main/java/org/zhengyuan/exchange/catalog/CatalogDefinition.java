package org.zhengyuan.exchange.catalog;

/** What a catalogue entry says: one version of a department, a subject type, an element or a dataset. */
public sealed interface CatalogDefinition permits DataElement, Dataset, Department, SubjectType {
    LocalText name();

    default EntryKind kind() {
        return switch (this) {
            case Department department -> EntryKind.DEPARTMENT;
            case SubjectType type -> EntryKind.SUBJECT_TYPE;
            case DataElement element -> EntryKind.ELEMENT;
            case Dataset dataset -> EntryKind.DATASET;
        };
    }

    /** Names the entry among those of its kind: a code, or a department's USCC. */
    default String key() {
        return switch (this) {
            case Department department -> department.uscc();
            case SubjectType type -> type.code();
            case DataElement element -> element.code();
            case Dataset dataset -> dataset.code();
        };
    }
}

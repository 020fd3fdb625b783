package org.zhengyuan.exchange.catalog;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the government data catalogue (政务数据目录), one published or drafted version of it.
 *
 * @param department USCC of the source department
 * @param subjectType code of the subject type its rows describe
 * @param subjectKey where the subject's identifier stands
 * @param recordKey item codes that together with the subject name a record; empty = one row per subject
 * @param orderingItem item that orders re-deliveries (source version or business time); null = arrival order
 * @param validFromItem item that says from when a row holds; null = from its recording
 * @param divisionItem item with the row's division; null = every row belongs to {@code fixedDivision}
 * @param fixedDivision division of every row; null where {@code divisionItem} is set
 * @param sharingTerms the condition, or the legal basis for not sharing; empty for UNCONDITIONAL
 * @param openness open to the public: {@code none}, {@code conditional}, {@code open}
 * @param grade GB/T 43697 grade: {@code core}, {@code important}, {@code general-1} … {@code general-4}
 * @param updateCycle {@code realtime}, {@code daily}, {@code weekly}, {@code monthly}, {@code quarterly}, {@code half-yearly}, {@code yearly}
 * @param serviceItems codes of the service items (政务服务事项) it serves
 * @param ignoredColumns header names that are dropped without refusing the file
 */
public record Dataset(
        String code,
        LocalText name,
        String department,
        String subjectType,
        SubjectKey subjectKey,
        List<String> recordKey,
        List<DataItem> items,
        @Nullable String orderingItem,
        @Nullable String validFromItem,
        @Nullable String divisionItem,
        @Nullable String fixedDivision,
        SharingCategory sharing,
        String sharingTerms,
        String openness,
        String grade,
        String updateCycle,
        List<String> serviceItems,
        Set<String> ignoredColumns)
        implements CatalogDefinition {
    /** The item that carries the subject's identifier, and the identifier's type. */
    public record SubjectKey(String item, String identifierType) {}

    public Dataset {
        recordKey = List.copyOf(recordKey);
        items = List.copyOf(items);
        serviceItems = List.copyOf(serviceItems);
        ignoredColumns = Set.copyOf(ignoredColumns);
    }

    /** The item of this code. */
    public DataItem item(String itemCode) {
        for (DataItem item : items) {
            if (item.code().equals(itemCode)) {
                return item;
            }
        }
        throw new IllegalArgumentException("dataset " + code + " has no item " + itemCode);
    }
}

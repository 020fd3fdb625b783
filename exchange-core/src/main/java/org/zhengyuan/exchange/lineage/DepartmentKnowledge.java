package org.zhengyuan.exchange.lineage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a department had received about a subject until the end of a day.
 *
 * @param query random id of the question
 * @param queryReceipt of the fact that it was asked
 * @param until the first instant after the day, midnight in Asia/Shanghai
 * @param values the newest received first
 * @param next where the older receipts begin that were not looked at; null where all were
 */
public record DepartmentKnowledge(
        UUID query,
        UUID queryReceipt,
        String department,
        LocalDate day,
        Instant until,
        List<KnownValue> values,
        @Nullable ReceiverCursor next) {
    public DepartmentKnowledge {
        values = List.copyOf(values);
    }

    /**
     * A value the department had received, in one version.
     *
     * @param dataset null of a claim check's version that is not kept any more
     * @param recordKey parts of the record's key
     * @param first when it was received first, among the receipts looked at
     * @param last when it was received last
     */
    public record KnownValue(
            String element,
            @Nullable String dataset,
            List<String> recordKey,
            long versionId,
            @Nullable Integer version,
            Content content,
            Received first,
            Received last) {}
}

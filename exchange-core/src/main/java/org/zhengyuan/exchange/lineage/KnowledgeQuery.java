package org.zhengyuan.exchange.lineage;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.registry.SubjectRef;

/**
 * Asks what a department had received about a subject until the end of a day.
 *
 * @param department USCC
 * @param day in Asia/Shanghai
 * @param after where older receipts begin; null = with the newest of that day
 */
public record KnowledgeQuery(
        SubjectRef subject, String department, LocalDate day, QueryReason reason, @Nullable ReceiverCursor after) {}

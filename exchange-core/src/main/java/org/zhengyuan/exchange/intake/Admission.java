package org.zhengyuan.exchange.intake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.catalog.Dataset;
import org.zhengyuan.exchange.catalog.rule.Standardized;
import org.zhengyuan.exchange.catalog.rule.Standardized.Invalid;
import org.zhengyuan.exchange.catalog.rule.Standardized.Reason;
import org.zhengyuan.exchange.catalog.rule.Standardized.Valid;
import org.zhengyuan.exchange.intake.PreparedRow.RecordName;
import org.zhengyuan.exchange.intake.format.RawRow;
import org.zhengyuan.exchange.intake.format.RowFault;
import org.zhengyuan.exchange.problem.Expected;
import org.zhengyuan.exchange.reconciliation.ReportedRow;
import org.zhengyuan.exchange.registry.Digests;
import org.zhengyuan.exchange.registry.IncomingRow;
import org.zhengyuan.exchange.registry.KeyTable;
import org.zhengyuan.exchange.registry.PayloadWriter;
import org.zhengyuan.exchange.responsibility.DivisionHierarchy;

/**
 * Admission of one submission's rows: each row is standardised, validated and encoded, and either may enter or is refused with every
 * reason. Decides from the row alone; the same row gives the same result, always. One thread.
 */
final class Admission {
    /** Stands for a compared value that is none; no standard form contains it. */
    private static final byte[] INVALID = {0};

    private static final ZoneId LEGAL_TIME = ZoneId.of("Asia/Shanghai");

    private final AdmissionPlan plan;
    private final ItemPlan[] items;
    private final PayloadWriter payloads;
    private final MessageDigest sha256 = Digests.sha256();
    private final int subject;
    private final int[] recordKey;
    private final int ordering;
    private final int validFrom;
    private final int division;
    private final Map<String, Optional<RefusedRow.Reason>> divisions = new HashMap<>();
    private final @Nullable Object[] values;
    private final @Nullable Object[] stored;

    Admission(AdmissionPlan plan) {
        this.plan = plan;
        this.items = plan.items().toArray(ItemPlan[]::new);
        this.payloads = new PayloadWriter(plan.dataset().schema());
        Dataset definition = plan.dataset().definition();
        this.subject = place(definition.subjectKey().item());
        this.recordKey = definition.recordKey().stream().mapToInt(this::place).toArray();
        this.ordering = place(definition.orderingItem());
        this.validFrom = place(definition.validFromItem());
        this.division = place(definition.divisionItem());
        this.values = new Object[items.length];
        this.stored = new Object[items.length];
    }

    PreparedRow prepare(RawRow raw) {
        RowFault fault = raw.fault();
        if (fault != null) {
            return refuse(raw, List.of(new RefusedRow.Reason(fault.code(), fault.column(), fault.expected())), null);
        }
        List<RefusedRow.Reason> reasons = new ArrayList<>(0);
        List<@Nullable String> reported = plan.checkedElements().isEmpty() ? List.of() : new ArrayList<>();
        standardize(raw, reasons, reported);
        String rowDivision = rowDivision();
        if (rowDivision != null) {
            checkDivision(rowDivision, reasons);
        }
        RecordName name = name();
        if (!reasons.isEmpty() || name == null || rowDivision == null) {
            return refuse(raw, reasons, name);
        }
        return admit(raw.number(), name, rowDivision, reported);
    }

    private void standardize(RawRow raw, List<RefusedRow.Reason> reasons, List<@Nullable String> reported) {
        for (int i = 0; i < items.length; i++) {
            ItemPlan item = items[i];
            String text = raw.cells()[i];
            Standardized result =
                    text == null || text.isEmpty() ? Valid.EMPTY : item.rule().standardize(text);
            values[i] = null;
            switch (result) {
                case Valid valid -> {
                    values[i] = valid.value();
                    if (valid.value() == null && (item.required() || item.structural()) && item.decisive()) {
                        reasons.add(new RefusedRow.Reason(Reason.MISSING.code(), item.code(), Expected.of("value")));
                    }
                    if (item.checked()) {
                        reported.add(valid.value() == null ? "" : item.rule().text(valid.value()));
                    }
                }
                case Invalid invalid -> {
                    if (item.decisive()) {
                        reasons.add(new RefusedRow.Reason(invalid.reason().code(), item.code(), invalid.expected()));
                    }
                    if (item.checked()) {
                        reported.add(null);
                    }
                }
            }
        }
    }

    private PreparedRow admit(long number, RecordName name, String rowDivision, List<@Nullable String> reported) {
        for (int i = 0; i < items.length; i++) {
            stored[i] = items[i].held() ? values[i] : null;
        }
        byte[] payload = payloads.write(stored);
        byte[] digest = sha256.digest(payload);
        Long order = ordering < 0 ? null : position(values[ordering]);
        IncomingRow row = new IncomingRow(
                number, name.identifier(), name.recordKey(), payload, digest, order, from(), rowDivision);
        ReportedRow compared =
                reported.isEmpty() ? null : new ReportedRow(number, name.identifier(), name.recordKey(), reported);
        return new PreparedRow.Admissible(row, compared, contentHash(digest, reported));
    }

    private static PreparedRow refuse(RawRow raw, List<RefusedRow.Reason> reasons, @Nullable RecordName name) {
        return new PreparedRow.Refused(new RefusedRow(raw.number(), reasons, Arrays.asList(raw.original())), name);
    }

    private @Nullable RecordName name() {
        Object identifier = values[subject];
        if (identifier == null) {
            return null;
        }
        if (recordKey.length == 0) {
            return new RecordName(items[subject].rule().text(identifier), "");
        }
        StringBuilder key = new StringBuilder();
        for (int place : recordKey) {
            Object part = values[place];
            if (part == null) {
                return null;
            }
            if (!key.isEmpty()) {
                key.append(KeyTable.SEPARATOR);
            }
            key.append(items[place].rule().text(part));
        }
        return new RecordName(items[subject].rule().text(identifier), key.toString());
    }

    private @Nullable String rowDivision() {
        if (division < 0) {
            return plan.dataset().definition().fixedDivision();
        }
        Object value = values[division];
        return value == null ? null : value.toString();
    }

    private void checkDivision(String rowDivision, List<RefusedRow.Reason> reasons) {
        divisions.computeIfAbsent(rowDivision, this::divisionReason).ifPresent(reasons::add);
    }

    private Optional<RefusedRow.Reason> divisionReason(String rowDivision) {
        String item = division < 0 ? "" : items[division].code();
        if (!DivisionHierarchy.within(rowDivision, plan.jurisdiction())) {
            return Optional.of(new RefusedRow.Reason(
                    "row.other-division", item, Expected.of("division-within", plan.jurisdiction())));
        }
        if (plan.scope() != null && !DivisionHierarchy.within(rowDivision, plan.scope())) {
            return Optional.of(
                    new RefusedRow.Reason("row.outside-delivery", item, Expected.of("division-within", plan.scope())));
        }
        return Optional.empty();
    }

    /** From when the row holds: its own statement, else its business time. */
    private @Nullable Instant from() {
        int place = validFrom >= 0 ? validFrom : ordering;
        if (place < 0 || values[place] == null) {
            return null;
        }
        LogicalType type = items[place].rule().type().getLogicalType();
        if (type instanceof LogicalTypes.Date && values[place] instanceof Integer days) {
            return LocalDate.ofEpochDay(days).atStartOfDay(LEGAL_TIME).toInstant();
        }
        if (type instanceof LogicalTypes.TimestampMillis && values[place] instanceof Long millis) {
            return Instant.ofEpochMilli(millis);
        }
        return null;
    }

    private static @Nullable Long position(@Nullable Object value) {
        return value instanceof Number number ? (Long) number.longValue() : null;
    }

    /** What tells a repeat that differs from one that does not: everything the row says, compared values too. */
    private long contentHash(byte[] digest, List<@Nullable String> reported) {
        byte[] content = digest;
        if (!reported.isEmpty()) {
            sha256.update(digest);
            for (String value : reported) {
                sha256.update(value == null ? INVALID : value.getBytes(StandardCharsets.UTF_8));
                sha256.update((byte) KeyTable.SEPARATOR);
            }
            content = sha256.digest();
        }
        return ByteBuffer.wrap(content).getLong();
    }

    private int place(@Nullable String item) {
        for (int i = 0; i < items.length && item != null; i++) {
            if (items[i].code().equals(item)) {
                return i;
            }
        }
        return -1;
    }
}

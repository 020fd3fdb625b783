package org.zhengyuan.seal.proof;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a fact is about. Codes stand in the log and names in receipts: neither is ever changed or used again. */
public enum FactKind {
    CHUNK(1, "chunk"),
    SUBMISSION(2, "submission"),
    PULL(3, "pull"),
    CLAIM_CHECK(4, "claim-check"),
    CATALOG_CHANGE(5, "catalog-change"),
    RESPONSIBILITY_CHANGE(6, "responsibility-change"),
    DATA_REQUEST(7, "data-request"),
    AGREEMENT(8, "agreement"),
    SUBJECT_CHANGE(9, "subject-change"),
    DATASET_STOP(10, "dataset-stop"),
    ENDED_RECORDS(11, "ended-records"),
    DUE_VERSIONS(12, "due-versions"),
    DISCREPANCY(13, "discrepancy"),
    ERASURE(14, "erasure"),
    AUDIT_QUERY(15, "audit-query"),
    /** Of clients, accounts, roles. */
    ACCESS_CHANGE(16, "access-change"),
    LOG_ORIGIN(17, "log-origin"),
    ALERT(18, "alert"),
    ROW_APPROVAL(19, "row-approval");

    private static final Map<Integer, FactKind> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(FactKind::code, Function.identity()));
    private static final Map<String, FactKind> BY_LABEL =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(FactKind::label, Function.identity()));

    private final int code;
    private final String label;

    FactKind(int code, String label) {
        this.code = code;
        this.label = label;
    }

    /** The byte in the log, 1 to 255. */
    public int code() {
        return code;
    }

    /** The word in a fact's {@code kind}. */
    public String label() {
        return label;
    }

    /** Empty for a kind that a later version made. */
    public static Optional<FactKind> ofCode(int code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    public static Optional<FactKind> ofLabel(String label) {
        return Optional.ofNullable(BY_LABEL.get(label));
    }
}

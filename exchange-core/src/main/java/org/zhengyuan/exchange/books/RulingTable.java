package org.zhengyuan.exchange.books;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A table whose every row, as it was last written, is a fact.
 *
 * @param kind code of the facts
 * @param key columns that name a row
 * @param hidden columns that stay out of the facts
 * @param running columns that go on between two facts
 * @param versioned true where a row is replaced in place and the last column of its key counts that up
 */
public record RulingTable(int kind, List<String> key, List<String> hidden, Set<String> running, boolean versioned) {
    /** The tables that must be so, whatever the database says of itself; others that it names are compared as it says. */
    public static final Map<String, RulingTable> KNOWN = Map.ofEntries(
            table("catalog_change", 5, "change_id"),
            table("catalog_entry", 5, "change_id,kind,code"),
            table("responsibility_decision", 6, "decision_id"),
            table("responsibility", 6, "responsibility_id"),
            table("responsibility_refusal", 6, "refusal_id"),
            table("data_request", 7, "id"),
            table("request_decision", 7, "request_id,number"),
            table("sharing_agreement", 8, "id"),
            table("agreement_version", 8, "agreement_id,version"),
            table("agreement_change", 8, "agreement_id,number"),
            table("subject_change", 9, "change_id"),
            table("dataset_stop", 10, "number"),
            table("erasure", 14, "erasure_id"),
            table("submission", 2, "submission_id", "owner", "original_removed_at", "refusals_removed_at"),
            table("discrepancy", 13, "discrepancy_id"),
            table("client", 16, "client_id", "last_used_on"),
            table(
                    "account",
                    16,
                    "account_id",
                    "password",
                    "must_change_password",
                    "generation",
                    "failed_attempts",
                    "locked_until",
                    "last_sign_in_on"),
            table("access_event", 16, "event_id"),
            table("holder_binding", 16, "binding_id"),
            Map.entry("watch_rule", new RulingTable(18, List.of("code", "version"), List.of(), Set.of(), true)),
            Map.entry(
                    "alert",
                    new RulingTable(
                            18,
                            List.of("alert_id"),
                            List.of("noted", "dedup"),
                            Set.of("facts", "receipts", "measured", "allowed", "updated_at"),
                            false)));

    private static Map.Entry<String, RulingTable> table(String name, int kind, String key, String... hidden) {
        return Map.entry(name, of(kind, key, List.of(hidden)));
    }

    /** @param key the columns' names, with commas between them */
    public static RulingTable of(int kind, String key, List<String> hidden) {
        return new RulingTable(kind, List.of(key.split(",")), hidden, Set.of(), false);
    }

    /**
     * The columns in which a row is not what its fact tells. A column that one of them does not have yet, or has no more, is there as null.
     *
     * @param row the row's columns, by name
     * @param told the fact's details
     */
    public List<String> differing(JsonNode row, JsonNode told) {
        Set<String> columns = new LinkedHashSet<>(told.propertyNames());
        columns.addAll(row.propertyNames());
        columns.removeAll(running);
        return columns.stream()
                .filter(column -> !ToldValue.isAlike(told.path(column), row.path(column)))
                .toList();
    }
}

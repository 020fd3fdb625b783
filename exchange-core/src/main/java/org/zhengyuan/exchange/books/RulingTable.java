package org.zhengyuan.exchange.books;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A table whose every row, as it was last written, is a fact.
 *
 * @param kind code of the facts
 * @param key columns that name a row
 * @param hidden columns that stay out of the facts
 */
public record RulingTable(int kind, List<String> key, List<String> hidden) {
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
            table("access_event", 16, "event_id"));

    private static Map.Entry<String, RulingTable> table(String name, int kind, String key, String... hidden) {
        return Map.entry(name, new RulingTable(kind, List.of(key.split(",")), List.of(hidden)));
    }

    /** Numbers alike however they are written; those that not every reader of JSON keeps stand in facts as texts. */
    private static String text(JsonNode value) {
        if (value.isNumber()) {
            return value.decimalValue().stripTrailingZeros().toPlainString();
        }
        return value.isString() ? value.asString() : value.toString();
    }

    /**
     * The columns in which a row is not what its fact tells. A column that came after the fact was noted is not in it, and says nothing yet.
     *
     * @param row the row's columns, by name
     * @param told the fact's details
     */
    public static List<String> differing(JsonNode row, JsonNode told) {
        List<String> differing = new ArrayList<>();
        told.propertyNames().forEach(column -> {
            JsonNode present = row.get(column);
            if (present == null || !text(told.get(column)).equals(text(present))) {
                differing.add(column);
            }
        });
        row.propertyNames().forEach(column -> {
            if (!told.has(column) && !row.get(column).isNull()) {
                differing.add(column);
            }
        });
        return differing;
    }
}

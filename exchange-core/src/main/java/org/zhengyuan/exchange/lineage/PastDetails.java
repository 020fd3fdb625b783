package org.zhengyuan.exchange.lineage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.delivery.Answer;
import org.zhengyuan.exchange.delivery.ClaimCheck;
import org.zhengyuan.exchange.delivery.Facts;

/**
 * What the trail says of an answer of values.
 *
 * @param values every value that left, in the order of the answer
 * @param without how elements stood that had none of the present source
 */
record PastDetails(Instant validAt, Instant knownAt, List<Value> values, Map<String, Answer.State> without) {
    /** A value that left. */
    record Value(String element, String dataset, long versionId, boolean disputed) {}

    static boolean isClaimCheck(Facts details) {
        return details.told().containsKey("results");
    }

    static PastDetails of(AskedOnce question) {
        Map<String, Object> told = Objects.requireNonNull(question.details()).told();
        List<Value> values = new ArrayList<>();
        for (Map<?, ?> value : entries(told.get("values"))) {
            values.add(new Value(
                    text(value, "element"),
                    text(value, "dataset"),
                    number(value.get("versionId")),
                    Boolean.TRUE.equals(value.get("disputed"))));
        }
        Map<String, Answer.State> without = new HashMap<>();
        for (Map<?, ?> element : entries(told.get("withoutValue"))) {
            without.put(text(element, "element"), state(text(element, "state")));
        }
        return new PastDetails(
                Instant.parse(text(told, "validAt")), Instant.parse(text(told, "knownAt")), values, without);
    }

    static List<ClaimCheck.Results.Checked> checked(Facts details) {
        List<ClaimCheck.Results.Checked> checked = new ArrayList<>();
        for (Map<?, ?> one : entries(details.told().get("results"))) {
            checked.add(new ClaimCheck.Results.Checked(text(one, "element"), result(text(one, "answer")), List.of()));
        }
        return checked;
    }

    private static Answer.State state(String word) {
        for (Answer.State state : Answer.State.values()) {
            if (state.word().equals(word)) {
                return state;
            }
        }
        throw new IllegalStateException("no state of an element: " + word);
    }

    private static ClaimCheck.Result result(String word) {
        for (ClaimCheck.Result result : ClaimCheck.Result.values()) {
            if (result.word().equals(word)) {
                return result;
            }
        }
        throw new IllegalStateException("no result of a claim: " + word);
    }

    private static List<Map<?, ?>> entries(@Nullable Object told) {
        List<Map<?, ?>> entries = new ArrayList<>();
        if (told instanceof List<?> list) {
            for (Object entry : list) {
                entries.add((Map<?, ?>) entry);
            }
        }
        return entries;
    }

    private static String text(Map<?, ?> of, String member) {
        return String.valueOf(of.get(member));
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : -1;
    }
}

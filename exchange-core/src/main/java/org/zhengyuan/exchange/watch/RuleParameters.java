package org.zhengyuan.exchange.watch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A rule's parameters: whole numbers, texts and lists of texts by their names. */
public record RuleParameters(Map<String, Object> values) {
    private static final int LONGEST_LIST = 400;
    private static final int LONGEST_TEXT = 100;
    private static final long LARGEST = 1_000_000_000;
    /** What is counted by telling things apart is counted up to 500: a higher threshold would never be passed. */
    private static final Map<String, Long> LARGEST_OF =
            Map.of("subjects", 499L, "placeholderSubjects", 499L, "agreements", 499L);

    public RuleParameters {
        values = java.util.Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** @throws IllegalStateException the rule has no such number */
    public long number(String name) {
        return values.get(name) instanceof Number number ? number.longValue() : missing(name);
    }

    /** @throws IllegalStateException the rule has no such text */
    public String text(String name) {
        return values.get(name) instanceof String text ? text : missing(name);
    }

    /** @throws IllegalStateException the rule has no such list */
    public List<String> texts(String name) {
        return values.get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : missing(name);
    }

    private static <T> T missing(String name) {
        throw new IllegalStateException("a rule of watchfulness without " + name);
    }

    /** The first name under which these are no parameters of the same rule: unknown, missing, or of another kind or size. */
    Optional<String> strangerTo(RuleParameters other) {
        for (String name : other.values.keySet()) {
            if (!values.containsKey(name)) {
                return Optional.of(name);
            }
        }
        return values.entrySet().stream()
                .filter(entry -> !alike(entry.getValue(), other.values.get(entry.getKey()))
                        || isTooLarge(entry.getKey(), entry.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean alike(Object value, @org.jspecify.annotations.Nullable Object known) {
        return switch (known) {
            case null -> false;
            case Number number -> isWhole(value);
            case String text -> value instanceof String given && given.length() <= LONGEST_TEXT;
            case List<?> list ->
                value instanceof List<?> given
                        && given.size() <= LONGEST_LIST
                        && given.stream().allMatch(one -> one instanceof String word && word.length() <= LONGEST_TEXT);
            default -> false;
        };
    }

    private static boolean isWhole(Object value) {
        return (value instanceof Integer || value instanceof Long)
                && ((Number) value).longValue() >= 1
                && ((Number) value).longValue() <= LARGEST;
    }

    private static boolean isTooLarge(String name, Object value) {
        return value instanceof Number number && number.longValue() > LARGEST_OF.getOrDefault(name, LARGEST);
    }
}

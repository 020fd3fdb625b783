package org.zhengyuan.exchange.catalog.rule;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.catalog.RuleSpec;

/** The parameters of a rule as the catalogue states them, read with their types; what does not fit is named in the exception. */
final class Parameters {
    private final RuleSpec spec;
    private final LocalDate today;

    Parameters(RuleSpec spec, LocalDate today) {
        this.spec = spec;
        this.today = today;
    }

    /** Refuses parameters the kind does not have. */
    Parameters only(String... names) {
        Set<String> unknown = new TreeSet<>(spec.parameters().keySet());
        unknown.removeAll(Set.of(names));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "rule " + spec.kind() + " has no parameter " + String.join(", ", unknown));
        }
        return this;
    }

    int count(String name, int otherwise, int least) {
        long value = whole(name, otherwise);
        if (value < least || value > Integer.MAX_VALUE) {
            throw wrong(name, "a whole number of at least " + least, null);
        }
        return (int) value;
    }

    long whole(String name, long otherwise) {
        BigDecimal value = decimal(name);
        try {
            return value == null ? otherwise : value.longValueExact();
        } catch (ArithmeticException e) {
            throw wrong(name, "a whole number", e);
        }
    }

    @Nullable
    BigDecimal decimal(String name) {
        Object value = spec.parameters().get(name);
        try {
            return value == null ? null : new BigDecimal(value.toString());
        } catch (NumberFormatException e) {
            throw wrong(name, "a number", e);
        }
    }

    @Nullable
    LocalDate date(String name) {
        Object value = spec.parameters().get(name);
        if (value == null || value.equals("today")) {
            return value == null ? null : today;
        }
        try {
            return LocalDate.parse(value.toString());
        } catch (DateTimeParseException e) {
            throw wrong(name, "a date such as 2026-01-02, or today", e);
        }
    }

    @Nullable
    YearMonth month(String name) {
        Object value = spec.parameters().get(name);
        if (value == null || value.equals("today")) {
            return value == null ? null : YearMonth.from(today);
        }
        try {
            return YearMonth.parse(value.toString());
        } catch (DateTimeParseException e) {
            throw wrong(name, "a month such as 2026-01, or today", e);
        }
    }

    /** The day on which a code must be in force: the upper-bound date where not given, null for {@code any}. */
    @Nullable
    LocalDate inForceOn(String name) {
        Object value = spec.parameters().getOrDefault(name, "today");
        return value.equals("any") ? null : date(name) == null ? today : date(name);
    }

    @Nullable
    Pattern pattern(String name) {
        Object value = spec.parameters().get(name);
        try {
            return value == null ? null : Pattern.compile(value.toString());
        } catch (PatternSyntaxException e) {
            throw wrong(name, "a regular expression", e);
        }
    }

    /** Codes and their names, in the catalogue's order. */
    Map<String, List<String>> codes(String name) {
        if (!(spec.parameters().get(name) instanceof Map<?, ?> values) || values.isEmpty()) {
            throw wrong(name, "a map from code to name", null);
        }
        Map<String, List<String>> codes = new LinkedHashMap<>();
        values.forEach((code, names) -> codes.put(
                String.valueOf(code),
                names instanceof List<?> list
                        ? list.stream().map(String::valueOf).toList()
                        : List.of(String.valueOf(names))));
        return codes;
    }

    /** West, south, east, north in degrees. */
    double[] bounds(String name, double... otherwise) {
        Object value = spec.parameters().get(name);
        if (value == null) {
            return otherwise;
        }
        if (!(value instanceof List<?> list) || list.size() != 4) {
            throw wrong(name, "a list of west, south, east, north", null);
        }
        try {
            double[] bounds = list.stream()
                    .mapToDouble(degrees -> Double.parseDouble(String.valueOf(degrees)))
                    .toArray();
            if (bounds[0] < bounds[2] && bounds[1] < bounds[3]) {
                return bounds;
            }
            throw wrong(name, "west before east, south before north", null);
        } catch (NumberFormatException e) {
            throw wrong(name, "a list of four numbers", e);
        }
    }

    IllegalArgumentException wrong(String name, String expected, @Nullable Throwable cause) {
        return new IllegalArgumentException(
                "rule " + spec.kind() + ": parameter " + name + " must be " + expected + ", not "
                        + spec.parameters().get(name),
                cause);
    }
}

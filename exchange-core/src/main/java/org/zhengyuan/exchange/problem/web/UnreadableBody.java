package org.zhengyuan.exchange.problem.web;

import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.zhengyuan.exchange.problem.Expected;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.exc.MismatchedInputException;

/** Where a JSON body stops being readable: its path and line, never its content. */
final class UnreadableBody {
    /** A member name as a schema would spell it; another name may itself be somebody's data and is not repeated. */
    private static final Pattern MEMBER = Pattern.compile("[A-Za-z_][A-Za-z_]{0,63}");

    private UnreadableBody() {}

    static Map<String, Object> facts(HttpMessageNotReadableException unreadable) {
        Map<String, Object> facts = new HashMap<>();
        if (unreadable.getCause() instanceof JacksonException jackson) {
            String path = path(jackson.getPath());
            if (!path.isEmpty()) {
                facts.put("path", path);
            }
            TokenStreamLocation location = jackson.getLocation();
            if (location != null && location.getLineNr() > 0) {
                facts.put("line", location.getLineNr());
                facts.put("column", location.getColumnNr());
            }
            if (jackson instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
                facts.put("expected", kind(mismatch.getTargetType()));
            }
        }
        return facts;
    }

    /** The kind of value a Java type stands for. */
    static Expected kind(Class<?> type) {
        if (type == UUID.class) {
            return Expected.of("id");
        }
        if (type == boolean.class || type == Boolean.class) {
            return Expected.of("true-or-false");
        }
        if (type == int.class || type == long.class || Number.class.isAssignableFrom(type)) {
            return Expected.of("number");
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return Expected.of(type == LocalDate.class ? "date" : "instant");
        }
        if (type.isEnum()) {
            return Expected.of("one-of", names(type));
        }
        if (Collection.class.isAssignableFrom(type)) {
            return Expected.of("list");
        }
        return Expected.of(type == String.class ? "text" : "mapping");
    }

    private static String names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String path(List<JacksonException.Reference> references) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference reference : references) {
            String name = reference.getPropertyName();
            if (name == null) {
                path.append('[').append(reference.getIndex()).append(']');
                continue;
            }
            path.append(path.isEmpty() ? "" : ".").append(MEMBER.matcher(name).matches() ? name : "*");
        }
        return path.toString();
    }
}

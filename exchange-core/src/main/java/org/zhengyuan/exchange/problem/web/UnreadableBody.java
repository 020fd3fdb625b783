package org.zhengyuan.exchange.problem.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.converter.HttpMessageNotReadableException;
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
                facts.put("expected", mismatch.getTargetType().getSimpleName());
            }
        }
        return facts;
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

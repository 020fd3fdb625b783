package org.zhengyuan.exchange.problem.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.BindException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MissingPathVariableException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.zhengyuan.exchange.problem.Expected;

/** Broken constraints as facts: the field, the constraint and its words, never the value that broke it. */
final class Violations {
    private Violations() {}

    static List<Map<String, String>> of(BindException bind) {
        return bind.getAllErrors().stream().map(Violations::of).toList();
    }

    static List<Map<String, String>> of(HandlerMethodValidationException invalid) {
        List<Map<String, String>> violations = new ArrayList<>();
        for (ParameterValidationResult result : invalid.getParameterValidationResults()) {
            if (result instanceof ParameterErrors errors) {
                errors.getAllErrors().forEach(error -> violations.add(of(error)));
                continue;
            }
            String name = result.getMethodParameter().getParameterName();
            for (MessageSourceResolvable error : result.getResolvableErrors()) {
                violations.add(violation(name == null ? "" : name, code(error), error.getDefaultMessage()));
            }
        }
        return violations;
    }

    static Map<String, Object> mismatch(TypeMismatchException mismatch) {
        String field = mismatch instanceof MethodArgumentTypeMismatchException argument
                ? argument.getName()
                : mismatch.getPropertyName();
        Class<?> type = mismatch.getRequiredType();
        return Map.of(
                "field",
                field == null ? "" : field,
                "expected",
                type == null ? Expected.NOTHING : UnreadableBody.kind(type));
    }

    static Map<String, Object> missing(MissingRequestValueException missing) {
        String field =
                switch (missing) {
                    case MissingServletRequestParameterException parameter -> parameter.getParameterName();
                    case MissingRequestHeaderException header -> header.getHeaderName();
                    case MissingPathVariableException variable -> variable.getVariableName();
                    default -> "";
                };
        return Map.of("field", field, "expected", Expected.of("present"));
    }

    private static Map<String, String> of(ObjectError error) {
        String field = error instanceof FieldError fieldError ? fieldError.getField() : "";
        return violation(field, code(error), error.getDefaultMessage());
    }

    private static String code(MessageSourceResolvable error) {
        String[] codes = error.getCodes();
        return codes == null || codes.length == 0 ? "" : codes[codes.length - 1];
    }

    private static Map<String, String> violation(String field, String constraint, @Nullable String message) {
        Map<String, String> violation = new LinkedHashMap<>();
        violation.put("field", field);
        violation.put("constraint", constraint);
        violation.put("message", message == null ? "" : message);
        return violation;
    }
}

package org.zhengyuan.exchange.intake.web;

import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.zhengyuan.exchange.intake.RefusedRow;
import org.zhengyuan.exchange.problem.Expected;

/** The texts of stable codes in one reader's language. */
record ReasonTexts(MessageSource messages, Locale locale) {
    /** The text; the code itself where a module gives none. */
    String of(String code) {
        String text = messages.getMessage(code, null, code, locale);
        return text == null ? code : text;
    }

    /** What would have been right; empty where nothing is said. */
    String of(Expected expected) {
        if (!expected.stated()) {
            return "";
        }
        String key = expected.messageKey();
        String text = messages.getMessage(key, expected.arguments().toArray(), key, locale);
        return text == null ? key : text;
    }

    /** All reasons of a row in one line: text, where, and what would have been right. */
    String of(RefusedRow row) {
        return row.reasons().stream().map(this::line).collect(Collectors.joining("; "));
    }

    String line(RefusedRow.Reason reason) {
        String where = reason.field().isEmpty() ? "" : reason.field() + ": ";
        String expected = of(reason.expected());
        String right = expected.isEmpty()
                ? ""
                : " – " + messages.getMessage("refusals.expected", new Object[] {expected}, locale);
        return where + of(reason.code()) + right;
    }
}

package org.zhengyuan.exchange.problem.web;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.zhengyuan.exchange.problem.Expected;

/** Puts a problem into words: title and detail in the reader's language, members in the order of RFC 9457. */
@Component
public class ProblemTexts {
    private final MessageSource messages;

    public ProblemTexts(MessageSource messages) {
        this.messages = messages;
    }

    /** The members of the document: type, title, status, detail, code, then the facts by name. */
    public Map<String, Object> document(Problem problem, Locale locale) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "/problems/" + problem.code());
        document.put("title", title(problem.code(), locale));
        document.put("status", problem.status());
        String detail = detail(problem.code(), locale);
        if (!detail.isEmpty()) {
            document.put("detail", detail);
        }
        document.put("code", problem.code());
        new TreeMap<String, Object>(problem.facts())
                .forEach((name, fact) ->
                        document.putIfAbsent(name, fact instanceof Expected expected ? words(expected, locale) : fact));
        return document;
    }

    /** True where the code has a text of its own. */
    public boolean knows(String code, Locale locale) {
        return !text("problem." + code, locale).isEmpty();
    }

    public String title(String code, Locale locale) {
        String title = text("problem." + code, locale);
        return title.isEmpty() ? code : title;
    }

    /** A sentence on what to do about it; empty where the module gives none. */
    public String detail(String code, Locale locale) {
        return text("problem." + code + ".detail", locale);
    }

    /** What would have been right, in the reader's language. */
    public String words(Expected expected, Locale locale) {
        String key = expected.messageKey();
        String text = messages.getMessage(key, expected.arguments().toArray(), key, locale);
        return expected.stated() && text != null ? text : "";
    }

    private String text(String key, Locale locale) {
        String text = messages.getMessage(key, null, "", locale);
        return text == null ? "" : text;
    }
}

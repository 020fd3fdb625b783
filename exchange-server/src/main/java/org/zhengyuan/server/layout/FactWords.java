package org.zhengyuan.server.layout;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.zhengyuan.exchange.problem.Expected;
import org.zhengyuan.exchange.problem.web.ProblemTexts;

/** The facts of a refusal in words for people; templates know it as {@code @facts}. */
@Component("facts")
public class FactWords {
    private static final List<String> FIRST = List.of("field", "element", "dataset", "reason", "expected");

    private final MessageSource messages;
    private final ProblemTexts problems;
    private final Names names;

    FactWords(MessageSource messages, ProblemTexts problems, Names names) {
        this.messages = messages;
        this.problems = problems;
        this.names = names;
    }

    /** The facts in the order in which they help: what it is about, why, what would be right, and the rest. */
    public List<Map.Entry<String, ?>> ordered(Map<String, ?> facts) {
        return facts.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<String, ?> fact) -> rank(fact.getKey()))
                        .thenComparing(Map.Entry::getKey))
                .<Map.Entry<String, ?>>map(fact -> fact)
                .toList();
    }

    private static int rank(String name) {
        int place = FIRST.indexOf(name);
        return place < 0 ? FIRST.size() : place;
    }

    /** What a fact is about; its name where there is no word for it. */
    public String label(String name) {
        return word("fact." + name, name);
    }

    /** What the fact says: names for codes, words for reasons and expectations. */
    public String text(String name, Object fact) {
        if (fact instanceof Expected expected) {
            return problems.words(expected, locale());
        }
        String text = fact.toString();
        return switch (name) {
            case "element" -> names.element(text);
            case "dataset", "presentSource" -> names.dataset(text);
            case "field" -> word("field." + text, text);
            default -> word(text, text);
        };
    }

    private String word(String key, String otherwise) {
        String text = messages.getMessage(key, null, otherwise, locale());
        return text == null ? otherwise : text;
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}

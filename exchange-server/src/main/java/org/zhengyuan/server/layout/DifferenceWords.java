package org.zhengyuan.server.layout;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.zhengyuan.exchange.catalog.Difference;

/** What differs between two versions of a catalogue entry, in words for people; templates know it as {@code @differences}. */
@Component("differences")
public class DifferenceWords {
    private static final Pattern MEMBER = Pattern.compile("([A-Za-z]+)(?:\\[([^\\]]*)])?\\.?");

    private final MessageSource messages;
    private final Names names;

    DifferenceWords(MessageSource messages, Names names) {
        this.messages = messages;
        this.names = names;
    }

    /** True where something stood before: only then are there two columns to compare. */
    public boolean compare(List<Difference> differences) {
        return differences.stream().anyMatch(one -> one.before() != null);
    }

    /** {@code items[name].required} as a reader would say it: the parts in words, codes as they are. */
    public String place(String path) {
        StringBuilder place = new StringBuilder();
        Matcher member = MEMBER.matcher(path);
        while (member.find()) {
            place.append(place.isEmpty() ? "" : " › ").append(word("diff." + member.group(1), member.group(1)));
            if (member.group(2) != null) {
                place.append(' ').append(member.group(2));
            }
        }
        return place.toString();
    }

    /** The value at a place: names for what the catalogue names, words for constants. */
    public String value(String path, @Nullable String value) {
        if (value == null) {
            return "";
        }
        String member = path.substring(path.lastIndexOf('.') + 1).replaceAll("\\[.*", "");
        return switch (member) {
            case "department" -> names.department(value);
            case "subjectType" -> names.subjectType(value);
            case "element" -> named(names.element(value), value);
            case "fixedDivision", "jurisdiction" -> names.division(value);
            case "sharing" -> word("sharing.category." + constant(value), value);
            case "grade" -> word("grade." + value, value);
            case "openness" -> word("openness." + value, value);
            case "updateCycle" -> word("cycle." + value, value);
            case "kind", "rule" -> word("rule.kind." + value, value);
            case "required" -> word("diff.value." + value, value);
            case "role", "cardinality" -> word("diff.value." + constant(value), value);
            default -> value;
        };
    }

    private static String named(String name, String code) {
        return name.equals(code) ? code : name + " " + code;
    }

    private static String constant(String value) {
        return value.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String word(String key, String otherwise) {
        String text = messages.getMessage(key, null, otherwise, LocaleContextHolder.getLocale());
        return text == null ? otherwise : text;
    }
}

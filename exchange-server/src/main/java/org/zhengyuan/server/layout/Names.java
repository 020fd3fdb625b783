package org.zhengyuan.server.layout;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.DataElement;
import org.zhengyuan.exchange.catalog.LocalText;
import org.zhengyuan.exchange.catalog.RuleSpec;
import org.zhengyuan.exchange.catalog.rule.DivisionCodes;

/** Names of what the catalogue knows, in the reader's language; templates know it as {@code @names}. */
@Component
public class Names {
    private final Catalog catalog;
    private final MessageSource messages;

    Names(Catalog catalog, MessageSource messages) {
        this.catalog = catalog;
        this.messages = messages;
    }

    public String of(LocalText text) {
        return LocaleContextHolder.getLocale().getLanguage().equals("en") ? text.en() : text.zh();
    }

    /** The department's name; its USCC where the catalogue does not know it. */
    public String department(@Nullable String uscc) {
        return uscc == null
                ? ""
                : catalog.current()
                        .department(uscc)
                        .map(department -> of(department.name()))
                        .orElse(uscc);
    }

    public String dataset(@Nullable String code) {
        return code == null
                ? ""
                : catalog.current()
                        .everPublished(code)
                        .map(dataset -> of(dataset.definition().name()))
                        .orElse(code);
    }

    /** The sharing category of a published dataset as message keys spell it; empty for an unknown one. */
    public String sharing(String code) {
        return catalog.current()
                .dataset(code)
                .map(dataset -> word(dataset.definition().sharing()))
                .orElse("");
    }

    public String element(@Nullable String code) {
        return code == null
                ? ""
                : catalog.current()
                        .element(code)
                        .map(element -> of(element.name()))
                        .orElse(code);
    }

    public String subjectType(String code) {
        return catalog.current().subjectType(code).map(type -> of(type.name())).orElse(code);
    }

    /** An item's name; the code, or whatever a file called its column, where the dataset has no such item. */
    public String item(@Nullable String dataset, @Nullable String code) {
        if (dataset == null || code == null) {
            return "";
        }
        return catalog.current().everPublished(dataset).stream()
                .flatMap(found -> found.definition().items().stream())
                .filter(item -> item.code().equals(code))
                .findFirst()
                .map(item -> of(item.name()))
                .orElse(code);
    }

    /** A list of columns with the items among them by name; any other text stays as it is. */
    public String items(@Nullable String dataset, String list) {
        return Arrays.stream(list.split(", ")).map(one -> item(dataset, one)).collect(Collectors.joining(", "));
    }

    /** True where one of the items is what a file's column holds, by the item's code, name or one of its column headers. */
    public boolean concerns(@Nullable String dataset, List<String> items, String column) {
        return dataset != null
                && catalog.current().everPublished(dataset).stream()
                        .flatMap(found -> found.definition().items().stream())
                        .filter(item -> items.contains(item.code()))
                        .anyMatch(item -> item.code().equals(column)
                                || item.name().zh().equals(column)
                                || item.name().en().equals(column)
                                || item.columns().contains(column));
    }

    /** What a value of an element means to people: the name of a code, of a division, yes or no; else the text itself. */
    public String value(@Nullable String element, @Nullable String text) {
        if (element == null || text == null) {
            return "";
        }
        RuleSpec rule =
                catalog.current().element(element).map(DataElement::rule).orElse(null);
        if (rule != null && rule.kind().equals("division-code")) {
            return division(text);
        }
        return choices(element).getOrDefault(text, text);
    }

    /** The values an element may have, by their codes, in words; empty where there is no list of them. */
    public Map<String, String> choices(String element) {
        RuleSpec rule =
                catalog.current().element(element).map(DataElement::rule).orElse(null);
        if (rule == null) {
            return Map.of();
        }
        return switch (rule.kind()) {
            case "sex" -> worded("code.sex.", "1", "2", "0", "9");
            case "boolean" -> worded("code.boolean.", "true", "false");
            case "code-list" -> listed(rule.parameters().get("values"));
            default -> Map.of();
        };
    }

    private Map<String, String> worded(String key, String... codes) {
        Map<String, String> words = new LinkedHashMap<>();
        for (String code : codes) {
            words.put(code, messages.getMessage(key + code, null, LocaleContextHolder.getLocale()));
        }
        return words;
    }

    private static Map<String, String> listed(@Nullable Object values) {
        Map<String, String> names = new LinkedHashMap<>();
        if (values instanceof Map<?, ?> codes) {
            codes.forEach((code, name) -> names.put(
                    String.valueOf(code),
                    String.valueOf(name instanceof List<?> list && !list.isEmpty() ? list.getFirst() : name)));
        }
        return names;
    }

    /** A division as people call it, with its code; the code alone to readers of English, for no listing has English names. */
    public String division(@Nullable String code) {
        if (code == null) {
            return "";
        }
        if (code.equals("000000")) {
            return messages.getMessage("site.nation", null, LocaleContextHolder.getLocale());
        }
        boolean english = LocaleContextHolder.getLocale().getLanguage().equals("en");
        List<DivisionCodes.Division> known = DivisionCodes.listed().history(code);
        return english || known.isEmpty() ? code : known.getLast().name() + " " + code;
    }

    /** A constant as message keys and addresses spell it: lower case, words joined by hyphens. */
    public String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

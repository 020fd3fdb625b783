package org.zhengyuan.server.layout;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.LocalText;

/** Names of what the catalogue knows, in the reader's language; templates know it as {@code @names}. */
@Component
public class Names {
    private final Catalog catalog;

    Names(Catalog catalog) {
        this.catalog = catalog;
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

    /** A constant as message keys and addresses spell it: lower case, words joined by hyphens. */
    public String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

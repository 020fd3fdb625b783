package org.zhengyuan.exchange.books;

import org.zhengyuan.seal.report.Sentences;
import org.zhengyuan.seal.report.Wording;

/** What the check of the books says, from {@code i18n/books_*.properties}. */
public final class BookWords {
    private static final Sentences SENTENCES = new Sentences("books");

    private BookWords() {}

    /** The sentence of this key with its values. */
    public static Wording of(String key, Object... values) {
        return SENTENCES.of(key, values);
    }
}

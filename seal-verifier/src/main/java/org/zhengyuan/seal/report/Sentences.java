package org.zhengyuan.seal.report;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/** Sentences for people by key, in both languages, from {@code i18n/NAME_en.properties} and {@code _zh.properties}. */
public final class Sentences {
    private final Properties english;
    private final Properties chinese;

    public Sentences(String name) {
        this.english = load(name, "en");
        this.chinese = load(name, "zh");
    }

    /**
     * The sentence of this key.
     *
     * @param values stand for {@code {0}}, {@code {1}}, … in the sentence; a value may itself be a wording
     */
    public Wording of(String key, Object... values) {
        return new Wording(fill(english, key, values, true), fill(chinese, key, values, false));
    }

    private static String fill(Properties sentences, String key, Object[] values, boolean english) {
        String sentence = Objects.requireNonNull(sentences.getProperty(key), key);
        StringBuilder filled = new StringBuilder();
        int from = 0;
        for (int open = sentence.indexOf('{'); open >= 0; open = sentence.indexOf('{', from)) {
            int close = sentence.indexOf('}', open);
            Object value = values[Integer.parseInt(sentence.substring(open + 1, close))];
            filled.append(sentence, from, open);
            filled.append(value instanceof Wording wording ? (english ? wording.en() : wording.zh()) : plain(value));
            from = close + 1;
        }
        return filled.append(sentence, from, sentence.length()).toString();
    }

    /** What was read from a file may hold control characters, which a terminal would obey. */
    private static String plain(Object value) {
        return String.valueOf(value).replaceAll("\\p{C}", "\ufffd");
    }

    private static Properties load(String name, String language) {
        String path = "/i18n/" + name + "_" + language + ".properties";
        Properties sentences = new Properties();
        try (var file = Objects.requireNonNull(Sentences.class.getResourceAsStream(path), path)) {
            sentences.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sentences;
    }
}

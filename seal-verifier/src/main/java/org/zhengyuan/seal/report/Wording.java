package org.zhengyuan.seal.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/** A sentence for people, in English and in Chinese. */
public record Wording(String en, String zh) {
    private static final Properties ENGLISH = load("en");
    private static final Properties CHINESE = load("zh");

    /**
     * The sentence of this key, from {@code i18n/seal-verifier_en.properties} and {@code _zh.properties}.
     *
     * @param values stand for {@code {0}}, {@code {1}}, … in the sentence; a value may itself be a wording
     */
    public static Wording of(String key, Object... values) {
        return new Wording(fill(ENGLISH, key, values, true), fill(CHINESE, key, values, false));
    }

    private static String fill(Properties sentences, String key, Object[] values, boolean english) {
        String sentence = Objects.requireNonNull(sentences.getProperty(key), key);
        StringBuilder filled = new StringBuilder();
        int from = 0;
        for (int open = sentence.indexOf('{'); open >= 0; open = sentence.indexOf('{', from)) {
            int close = sentence.indexOf('}', open);
            Object value = values[Integer.parseInt(sentence.substring(open + 1, close))];
            filled.append(sentence, from, open);
            filled.append(value instanceof Wording wording ? (english ? wording.en : wording.zh) : plain(value));
            from = close + 1;
        }
        return filled.append(sentence, from, sentence.length()).toString();
    }

    /** What was read from a file may hold control characters, which a terminal would obey. */
    private static String plain(Object value) {
        return String.valueOf(value).replaceAll("\\p{C}", "\ufffd");
    }

    private static Properties load(String language) {
        Properties sentences = new Properties();
        try (InputStream file = Objects.requireNonNull(
                Wording.class.getResourceAsStream("/i18n/seal-verifier_" + language + ".properties"))) {
            sentences.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sentences;
    }

    /** Both, for a place that shows one line. */
    public String line() {
        return en + " / " + zh;
    }
}

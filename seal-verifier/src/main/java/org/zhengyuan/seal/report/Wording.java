package org.zhengyuan.seal.report;

/** A sentence for people, in English and in Chinese. */
public record Wording(String en, String zh) {
    private static final Sentences OWN = new Sentences("seal-verifier");

    /**
     * The sentence of this key, from {@code i18n/seal-verifier_en.properties} and {@code _zh.properties}.
     *
     * @param values stand for {@code {0}}, {@code {1}}, … in the sentence; a value may itself be a wording
     */
    public static Wording of(String key, Object... values) {
        return OWN.of(key, values);
    }

    /** Both, for a place that shows one line. */
    public String line() {
        return en + " / " + zh;
    }
}

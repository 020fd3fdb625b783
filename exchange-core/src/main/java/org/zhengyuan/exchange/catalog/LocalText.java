package org.zhengyuan.exchange.catalog;

/** A name in Chinese and English. */
public record LocalText(String zh, String en) {
    public LocalText {
        if (zh.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("a name is needed in zh and en");
        }
    }
}

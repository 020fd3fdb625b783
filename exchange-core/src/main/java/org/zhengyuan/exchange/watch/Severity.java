package org.zhengyuan.exchange.watch;

import java.util.Locale;

/** How much an alert of a rule weighs. */
public enum Severity {
    NOTICE,
    WARNING,
    CRITICAL;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException there is no such one */
    public static Severity of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT));
    }
}

package org.zhengyuan.server.security;

import java.util.Locale;

/** Whether a client or an account may act. */
public enum Standing {
    ACTIVE,
    /** May not act until an operator resumes it. */
    SUSPENDED,
    /** May never act again: the emergency stop. */
    STOPPED;

    /** As columns and documents spell it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Standing of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}

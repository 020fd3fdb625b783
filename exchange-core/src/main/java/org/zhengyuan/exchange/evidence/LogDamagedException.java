package org.zhengyuan.exchange.evidence;

import org.jspecify.annotations.Nullable;

/** What the log holds of itself does not go with what it says of itself: nothing can be appended. */
public final class LogDamagedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LogDamagedException(String what, @Nullable Throwable cause) {
        super(what, cause);
    }
}

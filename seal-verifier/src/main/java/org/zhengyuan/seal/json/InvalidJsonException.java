package org.zhengyuan.seal.json;

import org.jspecify.annotations.Nullable;

/** A text is not JSON, or not JSON that everybody reads alike (RFC 7493). The message is one line, and quotes nothing of the text. */
public final class InvalidJsonException extends Exception {
    private static final long serialVersionUID = 1;

    InvalidJsonException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    InvalidJsonException(String message) {
        this(message, null);
    }

    /** The one line, never null. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}

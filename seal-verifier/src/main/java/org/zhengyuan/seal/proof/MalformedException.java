package org.zhengyuan.seal.proof;

import org.jspecify.annotations.Nullable;

/** What was given is not what it should be: a file, a line or a key that does not follow its format. The message is one line for people. */
public final class MalformedException extends Exception {
    private static final long serialVersionUID = 1;

    public MalformedException(String message) {
        this(message, null);
    }

    public MalformedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The one line, never null. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}

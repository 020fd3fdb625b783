package org.zhengyuan.seal.log;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A resource of a log was read, and is not what it must be: the log is at fault, not the reading. */
final class NotOfThisFormException extends IOException {
    private static final long serialVersionUID = 1;

    NotOfThisFormException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    NotOfThisFormException(String message) {
        this(message, null);
    }
}

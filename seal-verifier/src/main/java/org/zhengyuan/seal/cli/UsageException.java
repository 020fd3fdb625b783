package org.zhengyuan.seal.cli;

import java.io.Serial;
import org.zhengyuan.seal.report.Wording;

/** The command was called in a way that makes no sense; the wording says how. */
public final class UsageException extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Wording why;

    public UsageException(Wording why) {
        super(why.en());
        this.why = why;
    }

    Wording why() {
        return why;
    }
}

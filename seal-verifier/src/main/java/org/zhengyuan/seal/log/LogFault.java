package org.zhengyuan.seal.log;

import java.io.Serial;
import org.zhengyuan.seal.report.Wording;

/** A log contradicts itself. */
final class LogFault extends Exception {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Wording why;
    private final long firstLeaf;
    private final boolean exact;

    /**
     * A contradiction that was found.
     *
     * @param firstLeaf no leaf before this one is known to be wrong
     * @param exact whether this leaf itself is
     */
    LogFault(Wording why, long firstLeaf, boolean exact) {
        super(why.en());
        this.why = why;
        this.firstLeaf = firstLeaf;
        this.exact = exact;
    }

    Wording why() {
        return why;
    }

    long firstLeaf() {
        return firstLeaf;
    }

    boolean isExact() {
        return exact;
    }
}

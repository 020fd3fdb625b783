package org.zhengyuan.exchange.reconciliation;

/** How a delivered value compares with the truth. */
public enum Verdict {
    AGREED('A'),
    DIFFERED('D'),
    /** There is no truth to compare with: the subject is unknown, or the source holds no value, or nobody is responsible. */
    UNMATCHED('U'),
    /** The delivered value has no standard form. */
    INVALID('I');

    private final char letter;

    Verdict(char letter) {
        this.letter = letter;
    }

    /** One letter for storage. */
    public char letter() {
        return letter;
    }
}

package org.zhengyuan.exchange.holder;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How sure it is that an account belongs to the subject it stands for; the surer come later. */
public enum Assurance {
    /** As the person says. */
    LOW,
    /** An identity document was seen, or a register was asked. */
    SUBSTANTIAL,
    /** The person was met, or a state issuer of identities answers for it. */
    HIGH;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Assurance> of(String label) {
        return Arrays.stream(values()).filter(one -> one.label().equals(label)).findFirst();
    }

    boolean isAtLeast(Assurance other) {
        return compareTo(other) >= 0;
    }
}

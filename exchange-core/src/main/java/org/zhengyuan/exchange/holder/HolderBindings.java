package org.zhengyuan.exchange.holder;

import java.time.Instant;
import java.util.Optional;

/** Which account stands for which subject. Every change is a fact of the evidence log, and durable when a method returns. */
public interface HolderBindings {
    /** The binding that counts now. */
    Optional<HolderBinding> present(String account);

    /** Binds an account; a binding it had ends with it. */
    void bind(HolderBinding binding);

    /** Ends what binds the account; false where nothing does. */
    boolean end(String account, String by, Instant at);
}

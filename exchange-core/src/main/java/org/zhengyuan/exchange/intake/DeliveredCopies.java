package org.zhengyuan.exchange.intake;

import java.io.IOException;
import java.util.UUID;

/** Copies of delivered files that stay where their senders put them, beside what the spool has. */
public interface DeliveredCopies {
    /** Removes the copy of a submission's file, and what was written beside it, where there is one. */
    void remove(UUID submission) throws IOException;
}

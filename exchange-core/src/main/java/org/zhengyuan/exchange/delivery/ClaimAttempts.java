package org.zhengyuan.exchange.delivery;

import java.time.LocalDate;
import java.util.List;
import org.zhengyuan.exchange.registry.SubjectRef;

/** Counts failed claim checks durably. A claim under way counts as failed until it is known not to be, so that parallel guesses count. */
public interface ClaimAttempts {
    /** Who guesses what about whom, on which day. */
    record Attempt(LocalDate day, SubjectRef subject, String element, String client) {}

    /**
     * Counts one failure for each, in a transaction of its own. Gives those that have reached the limit; if there is one, nothing is
     * counted at all.
     */
    List<Attempt> count(List<Attempt> attempts, int limit);

    /** Takes one failure of each back, in a transaction of its own: these claims did not fail. */
    void takeBack(List<Attempt> attempts);

    /** Forgets days before this one. */
    void forgetBefore(LocalDate day);
}

package org.zhengyuan.exchange.delivery;

import java.time.LocalDate;
import java.util.List;

/** Counts failed claim checks durably. A claim under way counts as failed until it is known not to be, so that parallel guesses count. */
public interface ClaimAttempts {
    /**
     * Who guesses what about whom, on which day.
     *
     * @param about internal id of the subject, the same whichever of its identifiers was used; the identifier itself where nobody is
     *     known by it
     */
    record Attempt(LocalDate day, String about, String element, String client) {
        /** Never prints whom it is about. */
        @Override
        public String toString() {
            return "Attempt[" + day + ", " + element + ", " + client + "]";
        }
    }

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

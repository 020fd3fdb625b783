package org.zhengyuan.exchange.responsibility;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the responsibility list. The present list is kept in memory; a change is seen by every process within a second. */
public interface ResponsibilityList {
    /** The list as known now. */
    Snapshot current();

    /** The list as it was known at an instant. */
    Snapshot knownAt(Instant knownAt);

    /** One immutable state of the list. */
    interface Snapshot {
        /** Every line of the element, at any valid time. */
        List<Responsibility> lines(String element);

        /**
         * The line that governs an element for a home division at an instant, most specific division first; a null division (no home
         * known) is governed only by a national line.
         */
        Optional<Responsibility> governing(String element, @Nullable String division, Instant validAt);

        /** Elements the dataset was, is or is announced to be responsible for, in any division. */
        Set<String> heldBy(String dataset);

        /** Datasets that were, are or are announced to be responsible for the element, in any division. */
        Set<String> sources(String element);
    }
}

package org.zhengyuan.exchange.watch.web;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.watch.Alert;
import org.zhengyuan.exchange.watch.WatchRefusal;

/** States of alerts as callers spell them. */
final class AlertWords {
    private AlertWords() {}

    /** Empty for none; refused where it is no state. */
    static Outcome<Optional<Alert.State>> state(@Nullable String word) {
        if (word == null || word.isBlank()) {
            return Outcome.done(Optional.empty());
        }
        Optional<Alert.State> known = Arrays.stream(Alert.State.values())
                .filter(state -> state.label().equals(word))
                .findFirst();
        return known.isPresent()
                ? Outcome.done(known)
                : Outcome.refused(WatchRefusal.STATE_UNKNOWN, Map.of("field", "state"));
    }
}

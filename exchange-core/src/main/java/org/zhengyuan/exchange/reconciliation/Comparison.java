package org.zhengyuan.exchange.reconciliation;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.registry.Truth.ElementTruth;
import org.zhengyuan.exchange.registry.Truth.Known;
import org.zhengyuan.exchange.registry.Truth.NoSource;
import org.zhengyuan.exchange.registry.Truth.NoValueYet;
import org.zhengyuan.exchange.registry.Truth.Unknown;
import org.zhengyuan.exchange.registry.Truth.Value;

/**
 * One delivered value beside the truth.
 *
 * @param against the source's value that was compared with; null where there is none
 */
public record Comparison(Verdict verdict, @Nullable Value against) {
    private static final Comparison INVALID = new Comparison(Verdict.INVALID, null);
    private static final Comparison UNMATCHED = new Comparison(Verdict.UNMATCHED, null);

    /**
     * Compares by canonical text.
     *
     * @param reported canonical text; null: what was delivered has no standard form
     * @param reporter dataset that delivered it
     * @return empty where nothing is to be compared: nothing was delivered, or the reporter is itself the source here
     */
    public static Optional<Comparison> compare(@Nullable String reported, String reporter, ElementTruth truth) {
        if (source(truth).equals(reporter) || (reported != null && reported.isEmpty())) {
            return Optional.empty();
        }
        if (reported == null) {
            return Optional.of(INVALID);
        }
        return Optional.of(truth instanceof Known known ? compare(reported, known) : UNMATCHED);
    }

    private static Comparison compare(String reported, Known known) {
        Value other = null;
        for (Value value : known.values()) {
            if (value.value() == null) {
                continue;
            }
            if (value.text().equals(reported)) {
                return new Comparison(Verdict.AGREED, value);
            }
            other = value;
        }
        return other == null ? UNMATCHED : new Comparison(Verdict.DIFFERED, other);
    }

    private static String source(ElementTruth truth) {
        return switch (truth) {
            case Known known -> known.values().getFirst().dataset();
            case Unknown unknown -> unknown.dataset();
            case NoValueYet waiting -> waiting.dataset();
            case NoSource none -> "";
        };
    }
}

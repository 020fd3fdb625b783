package org.zhengyuan.exchange.problem;

import java.util.Map;
import java.util.function.Function;

/** What a rule decided: it yields something, or it says no with a reason. A failure (could not decide) is an exception instead. */
public sealed interface Outcome<T> {
    /** The rule said yes. */
    record Done<T>(T value) implements Outcome<T> {}

    /** The rule said no. {@code facts} go into the problem document and never hold personal identifiers. */
    record Refused<T>(Refusal refusal, Map<String, ?> facts) implements Outcome<T> {
        public Refused {
            facts = Map.copyOf(facts);
        }
    }

    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Outcome<T> refused(Refusal refusal) {
        return new Refused<>(refusal, Map.of());
    }

    static <T> Outcome<T> refused(Refusal refusal, Map<String, ?> facts) {
        return new Refused<>(refusal, facts);
    }

    default <R> Outcome<R> then(Function<? super T, Outcome<R>> next) {
        return switch (this) {
            case Done<T> done -> next.apply(done.value());
            case Refused<T> no -> new Refused<>(no.refusal(), no.facts());
        };
    }

    /** The value, or the refusal as the problem that carries it to the edge. */
    default T orProblem() {
        return switch (this) {
            case Done<T> done -> done.value();
            case Refused<T> no -> throw no.refusal().toProblem(no.facts());
        };
    }
}

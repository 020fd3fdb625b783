package org.zhengyuan.exchange.responsibility;

import java.util.List;
import java.util.Map;

/** What became of an attempt to change the responsibility list. */
public sealed interface ResponsibilityOutcome {
    /** It was recorded; the lines that the list now holds because of it. */
    record Recorded(List<Responsibility> lines) implements ResponsibilityOutcome {
        public Recorded {
            lines = List.copyOf(lines);
        }
    }

    /** It was refused and the list is as it was. {@code facts} for the reader: the present source, the day. */
    record Refused(ResponsibilityRefusal refusal, Map<String, String> facts) implements ResponsibilityOutcome {
        public Refused {
            facts = Map.copyOf(facts);
        }
    }

    static ResponsibilityOutcome refused(ResponsibilityRefusal refusal) {
        return new Refused(refusal, Map.of());
    }

    /** The lines, for callers to whom a refusal is a programming error. */
    default List<Responsibility> orElseThrow() {
        return switch (this) {
            case Recorded recorded -> recorded.lines();
            case Refused refused -> throw new IllegalStateException(refused.toString());
        };
    }
}

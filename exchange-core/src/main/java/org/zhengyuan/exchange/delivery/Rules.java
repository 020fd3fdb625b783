package org.zhengyuan.exchange.delivery;

import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.zhengyuan.exchange.catalog.RuleSpec;
import org.zhengyuan.exchange.catalog.rule.ValueRule;
import org.zhengyuan.exchange.catalog.rule.ValueRules;

/** The value rules of one day, each made once. */
final class Rules {
    private record Day(LocalDate date, ValueRules rules, Map<RuleSpec, ValueRule> made) {}

    private volatile Day day = of(LocalDate.EPOCH);

    ValueRule of(RuleSpec spec, LocalDate today) {
        Day now = day;
        if (!now.date().equals(today)) {
            now = of(today);
            day = now;
        }
        ValueRules rules = now.rules();
        return now.made().computeIfAbsent(spec, rules::of);
    }

    private static Day of(LocalDate date) {
        return new Day(date, new ValueRules(date), new ConcurrentHashMap<>());
    }
}

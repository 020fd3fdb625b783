package org.zhengyuan.exchange.watch;

import java.time.Clock;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.problem.Outcome;

/** The rules, for those who see alerts; changed by stewards of the exchange. */
public final class ChangingRules {
    private final WatchRules rules;
    private final Clock clock;

    public ChangingRules(WatchRules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * What a rule should be.
     *
     * @param version of the rule that was looked at
     */
    public record Wanted(int version, boolean enabled, Severity severity, RuleParameters parameters) {}

    public Outcome<List<WatchRule>> all(Actor actor) {
        return HandlingAlerts.maySee(actor) ? Outcome.done(rules.all()) : Outcome.refused(WatchRefusal.RULE_UNKNOWN);
    }

    public Outcome<WatchRule> change(Actor actor, String code, Wanted wanted) {
        if (!HandlingAlerts.maySee(actor)) {
            return Outcome.refused(WatchRefusal.RULE_UNKNOWN);
        }
        if (!actor.has(Role.EXCHANGE_STEWARD)) {
            return Outcome.refused(WatchRefusal.NOT_A_STEWARD);
        }
        Optional<WatchRule> known = rules.find(code);
        if (known.isEmpty()) {
            return Outcome.refused(WatchRefusal.RULE_UNKNOWN);
        }
        WatchRule rule = known.get();
        Optional<String> stranger = wanted.parameters().strangerTo(rule.parameters());
        if (stranger.isPresent() || !readable(wanted.parameters())) {
            return Outcome.refused(
                    WatchRefusal.PARAMETER, Map.of("field", stranger.orElse("from, to, holidays, workdays")));
        }
        WatchRule next = new WatchRule(
                code,
                rule.name(),
                wanted.enabled(),
                wanted.severity(),
                wanted.parameters(),
                wanted.version() + 1,
                actor.id(),
                clock.instant());
        return rules.change(next) ? Outcome.done(next) : Outcome.refused(WatchRefusal.CHANGED_MEANWHILE);
    }

    private static boolean readable(RuleParameters parameters) {
        if (!parameters.values().containsKey("holidays")) {
            return true;
        }
        try {
            WorkingHours hours = WorkingHours.of(parameters);
            return hours.from().isBefore(hours.to());
        } catch (DateTimeException e) {
            return false;
        }
    }
}

package org.zhengyuan.exchange.watch.web;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Actors;
import org.zhengyuan.exchange.catalog.LocalText;
import org.zhengyuan.exchange.problem.RequestRefusal;
import org.zhengyuan.exchange.watch.ChangingRules;
import org.zhengyuan.exchange.watch.RuleParameters;
import org.zhengyuan.exchange.watch.Severity;
import org.zhengyuan.exchange.watch.WatchRefusal;
import org.zhengyuan.exchange.watch.WatchRule;

/** The rules of watchfulness: seen by auditors and stewards of the exchange, changed by the latter. */
@RestController
@RequestMapping("/api/v1/watch-rules")
class WatchRuleController {
    private final ChangingRules changing;
    private final Actors actors;

    WatchRuleController(ChangingRules changing, Actors actors) {
        this.changing = changing;
        this.actors = actors;
    }

    /** A rule as it is shown. */
    record RuleView(
            String code,
            LocalText name,
            boolean enabled,
            String severity,
            Map<String, Object> parameters,
            int version,
            String changedBy,
            Instant changedAt) {
        static RuleView of(WatchRule rule) {
            return new RuleView(
                    rule.code(),
                    rule.name(),
                    rule.enabled(),
                    rule.severity().label(),
                    rule.parameters().values(),
                    rule.version(),
                    rule.changedBy(),
                    rule.changedAt());
        }
    }

    /** All of them. */
    record Rules(List<RuleView> items) {}

    /**
     * What a rule should be: all of it.
     *
     * @param version of the rule that was looked at
     */
    record RuleBody(
            @Nullable Integer version,
            @Nullable Boolean enabled,
            @Nullable String severity,
            @Nullable Map<String, Object> parameters) {}

    @GetMapping
    Rules all() {
        return new Rules(
                changing.all(actor()).orProblem().stream().map(RuleView::of).toList());
    }

    @PutMapping("/{code}")
    RuleView change(@PathVariable String code, @RequestBody RuleBody body) {
        Integer version = body.version();
        Boolean enabled = body.enabled();
        Map<String, Object> parameters = body.parameters();
        if (version == null || enabled == null || parameters == null) {
            throw WatchRefusal.PARAMETER.toProblem(Map.of("field", "version, enabled, severity, parameters"));
        }
        Severity severity = Arrays.stream(Severity.values())
                .filter(one -> one.label().equals(body.severity()))
                .findFirst()
                .orElseThrow(() -> WatchRefusal.PARAMETER.toProblem(Map.of("field", "severity")));
        return RuleView.of(changing.change(
                        actor(),
                        code,
                        new ChangingRules.Wanted(version, enabled, severity, new RuleParameters(parameters)))
                .orProblem());
    }

    private Actor actor() {
        return actors.current().orElseThrow(RequestRefusal.UNAUTHENTICATED::toProblem);
    }
}

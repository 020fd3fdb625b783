package org.zhengyuan.exchange.watch;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.evidence.AuditQueries;
import org.zhengyuan.exchange.problem.Outcome;

/** What auditors and stewards of the exchange do with alerts. To others there are none. Every look is a fact. */
public final class HandlingAlerts {
    private static final int LONGEST_NOTE = 2_000;

    private final Alerts alerts;
    private final AuditQueries queries;
    private final Clock clock;

    public HandlingAlerts(Alerts alerts, AuditQueries queries, Clock clock) {
        this.alerts = alerts;
        this.queries = queries;
        this.clock = clock;
    }

    public static boolean maySee(Actor actor) {
        return actor.has(Role.AUDITOR) || actor.has(Role.EXCHANGE_STEWARD);
    }

    /** The newest first; null = any. */
    public Outcome<List<Alert>> list(
            Actor actor, Alert.@Nullable State state, @Nullable String rule, @Nullable Long before, int limit) {
        if (!maySee(actor)) {
            return Outcome.refused(WatchRefusal.ALERT_UNKNOWN);
        }
        List<Alert> found = alerts.list(state, rule, before, limit);
        queries.note(actor, "alerts", "alerts", Map.of("shown", found.size()));
        return Outcome.done(found);
    }

    public Outcome<Alert> find(Actor actor, UUID id) {
        Optional<Alert> found = maySee(actor) ? alerts.find(id) : Optional.empty();
        if (found.isEmpty()) {
            return Outcome.refused(WatchRefusal.ALERT_UNKNOWN);
        }
        queries.note(actor, "alert", "alert/" + id, Map.of());
        return Outcome.done(found.get());
    }

    /** Acknowledges or closes an alert, with what there is to say about it. */
    public Outcome<Alert> decide(Actor actor, UUID id, Alert.State state, String note) {
        if (!maySee(actor) || alerts.find(id).isEmpty()) {
            return Outcome.refused(WatchRefusal.ALERT_UNKNOWN);
        }
        String said = note.strip();
        if (said.isEmpty() || said.length() > LONGEST_NOTE || said.indexOf('\0') >= 0) {
            return Outcome.refused(WatchRefusal.NOTE_MISSING, Map.of("field", "note"));
        }
        if (state == Alert.State.OPEN) {
            return Outcome.refused(WatchRefusal.STATE_UNKNOWN, Map.of("field", "state"));
        }
        if (!alerts.decide(id, state, new Alert.Decision(actor.id(), clock.instant(), said))) {
            return Outcome.refused(WatchRefusal.CLOSED);
        }
        return alerts.find(id).map(Outcome::done).orElseThrow();
    }
}

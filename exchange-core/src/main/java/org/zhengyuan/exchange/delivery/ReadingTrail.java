package org.zhengyuan.exchange.delivery;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.evidence.AuditQueries;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.sharing.AgreementLife;

/** What departments and auditors read of the trail: that of the agreements they may see. Every look is a fact. */
public final class ReadingTrail {
    private final Trail trail;
    private final AgreementLife agreements;
    private final AuditQueries queries;

    public ReadingTrail(Trail trail, AgreementLife agreements, AuditQueries queries) {
        this.trail = trail;
        this.agreements = agreements;
        this.queries = queries;
    }

    public Outcome<List<Trail.Line>> read(Actor actor, UUID agreement, @Nullable ReceiptId after, int limit) {
        boolean mayRead = actor.has(Role.AUDITOR) || actor.has(Role.DEPARTMENT_STEWARD);
        if (!mayRead || agreements.find(actor, agreement).isEmpty()) {
            return Outcome.refused(DeliveryRefusal.TRAIL_NOT_YOURS);
        }
        List<Trail.Line> lines = trail.list(agreement, after, limit);
        queries.note(actor, "trail", "agreement/" + agreement, Map.of("lines", lines.size()));
        return Outcome.done(lines);
    }
}

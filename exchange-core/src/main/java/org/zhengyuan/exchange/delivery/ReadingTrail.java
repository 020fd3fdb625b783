package org.zhengyuan.exchange.delivery;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.sharing.AgreementLife;

/** What departments and auditors read of the trail: that of the agreements they may see. */
public final class ReadingTrail {
    private final Trail trail;
    private final AgreementLife agreements;

    public ReadingTrail(Trail trail, AgreementLife agreements) {
        this.trail = trail;
        this.agreements = agreements;
    }

    public Outcome<List<Trail.Line>> read(Actor actor, UUID agreement, @Nullable ReceiptId after, int limit) {
        boolean mayRead = actor.has(Role.AUDITOR) || actor.has(Role.DEPARTMENT_STEWARD);
        if (!mayRead || agreements.find(actor, agreement).isEmpty()) {
            return Outcome.refused(DeliveryRefusal.TRAIL_NOT_YOURS);
        }
        return Outcome.done(trail.list(agreement, after, limit));
    }
}

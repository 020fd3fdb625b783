package org.zhengyuan.exchange.holder;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.evidence.AuditQueries;
import org.zhengyuan.exchange.problem.Outcome;

/** A holder looks at who used their data. The look is a fact, like everybody's. */
public final class ReadingUses {
    private final HolderBindings bindings;
    private final DataUses uses;
    private final AuditQueries queries;
    private final Assurance least;
    private final Clock clock;

    /** @param least how sure it must be that the account is the subject's */
    public ReadingUses(HolderBindings bindings, DataUses uses, AuditQueries queries, Assurance least, Clock clock) {
        this.bindings = bindings;
        this.uses = uses;
        this.queries = queries;
        this.least = least;
        this.clock = clock;
    }

    public Outcome<DataUses.Page> own(Actor holder, @Nullable UUID before, int limit) {
        Optional<HolderBinding> binding = holder.has(Role.HOLDER) ? bindings.present(holder.id()) : Optional.empty();
        if (binding.isEmpty()) {
            return Outcome.refused(HolderRefusal.NOT_BOUND);
        }
        HolderBinding bound = binding.get();
        if (!bound.assurance().isAtLeast(least)) {
            return Outcome.refused(HolderRefusal.ASSURANCE);
        }
        DataUses.Page page = uses.of(bound.subject(), clock.instant(), before, limit);
        queries.note(
                holder,
                "own-uses",
                "holder_binding/" + bound.id(),
                Map.of("shown", page.uses().size()));
        return Outcome.done(page);
    }
}

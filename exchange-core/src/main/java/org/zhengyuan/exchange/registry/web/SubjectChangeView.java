package org.zhengyuan.exchange.registry.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.registry.SubjectChange;
import org.zhengyuan.exchange.registry.SubjectRef;

/**
 * A merge or a split as the API shows it.
 *
 * @param kept how the subject that stays is named at present
 * @param absorbed how the other one is, or last was
 * @param merge of a split: the merge it takes back
 * @param deliverAgain of a split that was carried out, shown by itself: records last delivered while the two were one
 */
record SubjectChangeView(
        UUID id,
        String kind,
        String state,
        @Nullable SubjectBody kept,
        @Nullable SubjectBody absorbed,
        @Nullable UUID merge,
        String reason,
        String proposedBy,
        Instant proposedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decisionReason,
        List<AgainView> deliverAgain) {
    /**
     * A record to be delivered again.
     *
     * @param subject whose record it is now
     * @param version id of its present version
     */
    record AgainView(String dataset, @Nullable SubjectBody subject, long version) {}

    static SubjectChangeView of(
            SubjectChange change, Map<UUID, SubjectRef> names, List<SubjectChange.Uncertain> again) {
        SubjectChange.Decision decision = change.decision();
        return new SubjectChangeView(
                change.id(),
                change.kind().name().toLowerCase(Locale.ROOT),
                change.state().name().toLowerCase(Locale.ROOT),
                subject(names.get(change.kept())),
                subject(names.get(change.absorbed())),
                change.undoes(),
                change.reason(),
                change.proposedBy(),
                change.proposedAt(),
                decision == null ? null : decision.by(),
                decision == null ? null : decision.at(),
                decision == null ? null : decision.reason(),
                again.stream()
                        .map(one -> new AgainView(one.dataset(), subject(names.get(one.subject())), one.version()))
                        .toList());
    }

    private static @Nullable SubjectBody subject(@Nullable SubjectRef name) {
        return name == null ? null : SubjectBody.of(name);
    }
}

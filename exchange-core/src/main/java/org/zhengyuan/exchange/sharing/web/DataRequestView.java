package org.zhengyuan.exchange.sharing.web;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.sharing.DataRequest;
import org.zhengyuan.exchange.sharing.DataRequests;
import org.zhengyuan.exchange.sharing.Decision;
import org.zhengyuan.exchange.sharing.Material;
import org.zhengyuan.exchange.sharing.SharingAgreement;

/**
 * A data request as it is shown.
 *
 * @param agreement the agreement it became just now, or the one it wants to widen
 * @param approvals what each department that must approve has given so far
 */
record DataRequestView(
        UUID id,
        String state,
        @Nullable UUID agreement,
        String submittedBy,
        Instant submittedAt,
        TermsView terms,
        List<Material> materials,
        Set<String> sources,
        List<Approval> approvals,
        int round,
        String reason,
        List<DecisionView> decisions,
        ReplyDeadline replyDeadline) {
    /** How many of the needed people of a department approved. */
    record Approval(String department, long given, int needed) {}

    /** What one person said. */
    record DecisionView(String department, String person, String kind, int round, String reason, Instant at) {
        static DecisionView of(Decision decision) {
            return new DecisionView(
                    decision.department(),
                    decision.person(),
                    Words.of(decision.kind()),
                    decision.round(),
                    decision.reason(),
                    decision.at());
        }
    }

    static DataRequestView of(DataRequests.Settled settled, ReplyDeadline deadline) {
        SharingAgreement made = settled.agreement();
        return of(settled.request(), made == null ? settled.request().agreement() : made.id(), deadline);
    }

    static DataRequestView of(DataRequest request, @Nullable UUID agreement, ReplyDeadline deadline) {
        return new DataRequestView(
                request.id(),
                Words.of(request.state()),
                agreement,
                request.submittedBy(),
                request.submittedAt(),
                TermsView.of(request.terms()),
                request.materials(),
                new TreeSet<>(request.sources()),
                new TreeSet<>(request.approvers())
                        .stream()
                                .map(department ->
                                        new Approval(department, request.approvals(department), DataRequest.EYES))
                                .toList(),
                request.round(),
                request.reason(),
                request.decisions().stream().map(DecisionView::of).toList(),
                deadline);
    }
}

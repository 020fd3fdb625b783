package org.zhengyuan.exchange.sharing.web;

import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.sharing.DataRequest;
import org.zhengyuan.exchange.sharing.Decision;
import org.zhengyuan.exchange.sharing.RequestState;

/**
 * Which steps a page offers. The request itself decides when a step is taken; this only spares people forms that would be refused.
 *
 * @param decide approve, refuse or tell what to add
 * @param approvedBefore the actor approved this round already; another person's turn
 * @param tell what to add has not been told yet
 * @param supplement the requester is asked for more
 */
record RequestSteps(boolean decide, boolean approvedBefore, boolean tell, boolean supplement, boolean withdraw) {
    static RequestSteps of(Actor actor, DataRequest request) {
        String department = actor.department();
        boolean open = request.state() == RequestState.SUBMITTED;
        boolean requester =
                DataRequest.mayAsk(actor) && actor.actsFor(request.terms().requester());
        boolean approver = open
                && department != null
                && actor.has(Role.DEPARTMENT_STEWARD)
                && request.approvers().contains(department)
                && !requester;
        boolean approved = request.decisions().stream()
                .anyMatch(decision -> decision.round() == request.round()
                        && decision.kind() == Decision.Kind.APPROVED
                        && decision.person().equals(actor.id()));
        boolean told = request.decisions().stream().anyMatch(one -> one.kind() == Decision.Kind.INCOMPLETE);
        boolean incomplete = request.state() == RequestState.INCOMPLETE;
        return new RequestSteps(
                approver,
                approver && approved,
                approver && !told,
                requester && incomplete,
                requester && (open || incomplete));
    }
}

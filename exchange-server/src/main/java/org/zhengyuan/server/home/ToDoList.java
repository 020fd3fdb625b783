package org.zhengyuan.server.home;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.CatalogChange;
import org.zhengyuan.exchange.catalog.CatalogChanges;
import org.zhengyuan.exchange.intake.Submission;
import org.zhengyuan.exchange.intake.SubmissionFigures;
import org.zhengyuan.exchange.intake.SubmissionRights;
import org.zhengyuan.exchange.intake.SubmissionState;
import org.zhengyuan.exchange.reconciliation.Discrepancies;
import org.zhengyuan.exchange.reconciliation.DiscrepancySight;
import org.zhengyuan.exchange.sharing.DataRequest;
import org.zhengyuan.exchange.sharing.Decision;
import org.zhengyuan.exchange.sharing.RequestState;
import org.zhengyuan.exchange.sharing.RequestingData;
import org.zhengyuan.exchange.watch.Alerts;
import org.zhengyuan.exchange.watch.HandlingAlerts;

/** What waits for a person, each with the page on which it is done. */
@Component
class ToDoList {
    private static final int LOOKED_AT = 200;

    private final CatalogChanges changes;
    private final RequestingData requesting;
    private final SubmissionFigures figures;
    private final Discrepancies discrepancies;
    private final Catalog catalog;
    private final Alerts alerts;

    ToDoList(
            CatalogChanges changes,
            RequestingData requesting,
            SubmissionFigures figures,
            Discrepancies discrepancies,
            Catalog catalog,
            Alerts alerts) {
        this.changes = changes;
        this.requesting = requesting;
        this.figures = figures;
        this.discrepancies = discrepancies;
        this.catalog = catalog;
        this.alerts = alerts;
    }

    /**
     * One thing to do.
     *
     * @param key of its words
     * @param detail shown after them; empty where the words say it all
     * @param count how many stand behind the link; 1 for a single thing
     */
    public record ToDo(String key, String detail, long count, String path) {}

    List<ToDo> of(Actor actor) {
        List<ToDo> all = new ArrayList<>();
        if (actor.has(Role.EXCHANGE_STEWARD)) {
            changesToApprove(actor, all);
        }
        if (actor.has(Role.DEPARTMENT_STEWARD)) {
            requestsToAnswer(actor, all);
            openDiscrepancies(actor, all);
        }
        waitingDeliveries(actor, all);
        openAlerts(actor, all);
        return all;
    }

    private void changesToApprove(Actor actor, List<ToDo> all) {
        changes.changes(actor, CatalogChange.State.DRAFT, null, LOOKED_AT).stream()
                .filter(change -> !change.proposedBy().equals(actor.id()))
                .forEach(change ->
                        all.add(new ToDo("todo.change", change.proposedBy(), 1, "/catalog/changes/" + change.id())));
    }

    private void requestsToAnswer(Actor actor, List<ToDo> all) {
        for (DataRequest request : requesting.list(actor, null, LOOKED_AT)) {
            if (isForDecision(actor, request)) {
                all.add(new ToDo("todo.request", request.terms().purpose().text(), 1, "/requests/" + request.id()));
            }
            if (request.state() == RequestState.INCOMPLETE
                    && actor.actsFor(request.terms().requester())) {
                all.add(new ToDo("todo.supplement", request.terms().purpose().text(), 1, "/requests/" + request.id()));
            }
        }
    }

    private static boolean isForDecision(Actor actor, DataRequest request) {
        String department = actor.department();
        return request.state() == RequestState.SUBMITTED
                && department != null
                && request.approvers().contains(department)
                && request.decisions().stream()
                        .noneMatch(one -> one.round() == request.round()
                                && one.kind() == Decision.Kind.APPROVED
                                && one.person().equals(actor.id()));
    }

    private void waitingDeliveries(Actor actor, List<ToDo> all) {
        if (!SubmissionRights.seesAll(actor) && !SubmissionRights.mayDeliver(actor)) {
            return;
        }
        for (Submission submission : figures.underWay(HomePage.departmentSeen(actor), LOOKED_AT)) {
            if (submission.state() == SubmissionState.WAITING && SubmissionRights.mayApprove(actor, submission)) {
                all.add(new ToDo("todo.waiting", submission.fileName(), 1, "/submissions/" + submission.id()));
            }
        }
    }

    private void openDiscrepancies(Actor actor, List<ToDo> all) {
        Set<String> own = new DiscrepancySight(catalog.current(), actor).ownDatasets();
        long open = own.isEmpty() ? 0 : discrepancies.openAtSources(own);
        if (open > 0) {
            all.add(new ToDo("todo.discrepancies", "", open, "/discrepancies"));
        }
    }

    private void openAlerts(Actor actor, List<ToDo> all) {
        long open = HandlingAlerts.maySee(actor) ? alerts.open() : 0;
        if (open > 0) {
            all.add(new ToDo("todo.alerts", "", open, "/alerts?state=open"));
        }
    }
}

package org.zhengyuan.server.home;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Actors;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.Dataset;
import org.zhengyuan.exchange.catalog.PublishedDataset;
import org.zhengyuan.exchange.intake.Submission;
import org.zhengyuan.exchange.intake.SubmissionFigures;
import org.zhengyuan.exchange.intake.SubmissionRights;
import org.zhengyuan.exchange.problem.RequestRefusal;
import org.zhengyuan.exchange.responsibility.LegalDate;

/** The page on which everyone begins. */
@Controller
class HomePage {
    private static final int RUNNING = 20;

    private final SubmissionFigures figures;
    private final Catalog catalog;
    private final ToDoList toDo;
    private final Actors actors;
    private final Clock clock;

    HomePage(SubmissionFigures figures, Catalog catalog, ToDoList toDo, Actors actors, Clock clock) {
        this.figures = figures;
        this.catalog = catalog;
        this.toDo = toDo;
        this.actors = actors;
        this.clock = clock;
    }

    @GetMapping("/")
    String home(Model model) {
        Actor actor = actors.current().orElseThrow(RequestRefusal.UNAUTHENTICATED::toProblem);
        if (actor.has(Role.HOLDER)) {
            return "redirect:/my-data-uses";
        }
        boolean sees = seesDeliveries(actor);
        model.addAttribute("toDo", toDo.of(actor));
        model.addAttribute("seesDeliveries", sees);
        model.addAttribute("own", SubmissionRights.mayDeliver(actor) ? own(actor) : List.of());
        if (sees) {
            deliveries(actor, model);
        }
        return "home/home";
    }

    /**
     * A dataset of the viewer's department.
     *
     * @param delivered null where nothing was delivered
     */
    public record Own(Dataset dataset, SubmissionFigures.@Nullable Delivered delivered) {}

    private List<Own> own(Actor actor) {
        Map<String, SubmissionFigures.Delivered> delivered = figures.delivered();
        return catalog.current().datasets().stream()
                .map(PublishedDataset::definition)
                .filter(dataset -> actor.actsFor(dataset.department()))
                .map(dataset -> new Own(dataset, delivered.get(dataset.code())))
                .toList();
    }

    /** The part of the page that changes while files are worked on. */
    @GetMapping("/home/running")
    String running(Model model) {
        Actor actor =
                actors.current().filter(HomePage::seesDeliveries).orElseThrow(RequestRefusal.NOT_FOUND::toProblem);
        deliveries(actor, model);
        return "home/running :: running";
    }

    private void deliveries(Actor actor, Model model) {
        String department = departmentSeen(actor);
        LocalDate today = LegalDate.of(clock.instant());
        List<Submission> running = figures.underWay(department, RUNNING);
        model.addAttribute("today", figures.since(LegalDate.midnight(today), department));
        model.addAttribute("running", running);
    }

    private static boolean seesDeliveries(Actor actor) {
        return SubmissionRights.seesAll(actor) || SubmissionRights.mayDeliver(actor);
    }

    /** Null = every department's. */
    static @Nullable String departmentSeen(Actor actor) {
        return SubmissionRights.seesAll(actor) ? null : actor.department();
    }
}

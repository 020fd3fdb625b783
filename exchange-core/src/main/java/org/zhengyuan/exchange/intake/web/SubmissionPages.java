package org.zhengyuan.exchange.intake.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Actors;
import org.zhengyuan.exchange.evidence.AuditQueries;
import org.zhengyuan.exchange.intake.IntakeRefusal;
import org.zhengyuan.exchange.intake.Submission;
import org.zhengyuan.exchange.intake.SubmissionFigures;
import org.zhengyuan.exchange.intake.SubmissionRights;
import org.zhengyuan.exchange.intake.SubmissionState;
import org.zhengyuan.exchange.intake.Submissions;
import org.zhengyuan.exchange.problem.Outcome;

/** Submissions as pages: the list, one with its live progress, its refused rows. */
@Controller
@RequestMapping("/submissions")
class SubmissionPages {
    private static final int PAGE = 50;

    private final Submissions submissions;
    private final SubmissionFigures figures;
    private final AuditQueries queries;
    private final Actors actors;
    private final MessageSource messages;

    SubmissionPages(
            Submissions submissions,
            SubmissionFigures figures,
            AuditQueries queries,
            Actors actors,
            MessageSource messages) {
        this.submissions = submissions;
        this.figures = figures;
        this.queries = queries;
        this.actors = actors;
        this.messages = messages;
    }

    /** Why rows were refused, and how many. {@code text} in the reader's language. */
    public record Reason(String code, String text, String field, long rows) {}

    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable String dataset,
            @RequestParam(required = false) @Nullable Long after,
            Model model,
            Locale locale) {
        Actor actor = actor();
        boolean all = SubmissionRights.seesAll(actor);
        List<Submission> found = all || SubmissionRights.mayDeliver(actor)
                ? submissions.list(all ? null : actor.department(), blankToNull(dataset), after, PAGE + 1)
                : List.of();
        List<Submission> shown = found.size() > PAGE ? found.subList(0, PAGE) : found;
        ReasonTexts texts = new ReasonTexts(messages, locale);
        model.addAttribute(
                "items",
                shown.stream().map(one -> SubmissionView.of(one, texts)).toList());
        model.addAttribute("next", found.size() > PAGE ? shown.getLast().arrival() : null);
        model.addAttribute("after", after);
        model.addAttribute("mayDeliver", SubmissionRights.mayDeliver(actor));
        model.addAttribute("dataset", dataset == null ? "" : dataset);
        return "intake/submissions";
    }

    @GetMapping("/{id}")
    String one(@PathVariable UUID id, Model model, Locale locale) {
        show(id, model, locale);
        return "intake/submission";
    }

    /** What changes while the submission is worked on; the page asks for it again until the outcome is final. */
    @GetMapping("/{id}/progress")
    String progress(@PathVariable UUID id, Model model, Locale locale) {
        show(id, model, locale);
        return "intake/progress :: progress";
    }

    @GetMapping("/{id}/refusals")
    String refusals(@PathVariable UUID id, @RequestParam(defaultValue = "0") long after, Model model, Locale locale) {
        Submission submission = found(id);
        if (!SubmissionRights.maySeeRows(actor(), submission)) {
            throw IntakeRefusal.NOT_FOUND.toProblem();
        }
        Instant removed = submission.removed().refusals();
        if (removed != null) {
            throw IntakeRefusal.REFUSALS_REMOVED.toProblem(Map.of("removedAt", removed));
        }
        queries.noteLooker(actor(), "refused-rows", "submission/" + id, Map.of("after", after));
        ReasonTexts texts = new ReasonTexts(messages, locale);
        model.addAttribute("submission", SubmissionView.of(submission, texts));
        model.addAttribute("header", submission.header());
        model.addAttribute("after", after);
        model.addAttribute(
                "page", RefusalPage.of(submissions.refusals(id, after, PAGE), submission.header(), texts, PAGE));
        return "intake/refusals";
    }

    @PostMapping("/{id}/approval")
    String approve(@PathVariable UUID id, @RequestParam boolean endAbsent, RedirectAttributes flash) {
        Actor actor = actor();
        Submission submission = found(id);
        if (!SubmissionRights.mayApprove(actor, submission)) {
            flash.addFlashAttribute("refused", Outcome.refused(IntakeRefusal.STEWARD_ONLY));
        } else if (submissions.approve(id, actor.id(), endAbsent)) {
            flash.addFlashAttribute("done", endAbsent ? "submissions.done.ended" : "submissions.done.stayed");
        } else {
            flash.addFlashAttribute("refused", Outcome.refused(IntakeRefusal.NOT_WAITING));
        }
        return "redirect:/submissions/" + id;
    }

    private void show(UUID id, Model model, Locale locale) {
        Actor actor = actor();
        Submission submission = found(id);
        ReasonTexts texts = new ReasonTexts(messages, locale);
        model.addAttribute("submission", SubmissionView.of(submission, texts));
        boolean live = submission.state() != SubmissionState.WAITING
                && !submission.state().isFinal();
        model.addAttribute("live", live);
        model.addAttribute(
                "reasons",
                submission.counts().refused() == 0 || live
                        ? List.of()
                        : figures.refusalReasons(id).stream()
                                .map(one -> new Reason(one.code(), texts.of(one.code()), one.field(), one.rows()))
                                .toList());
        model.addAttribute("mayApprove", SubmissionRights.mayApprove(actor, submission));
        model.addAttribute("maySeeRows", SubmissionRights.maySeeRows(actor, submission));
    }

    private Submission found(UUID id) {
        return submissions
                .find(id)
                .filter(one -> SubmissionRights.maySee(actor(), one))
                .orElseThrow(IntakeRefusal.NOT_FOUND::toProblem);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private Actor actor() {
        return actors.current().orElseThrow(IntakeRefusal.NOT_FOUND::toProblem);
    }
}

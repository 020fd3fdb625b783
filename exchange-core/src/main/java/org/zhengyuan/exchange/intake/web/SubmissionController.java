package org.zhengyuan.exchange.intake.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Actors;
import org.zhengyuan.exchange.evidence.AuditQueries;
import org.zhengyuan.exchange.intake.IntakeRefusal;
import org.zhengyuan.exchange.intake.Submission;
import org.zhengyuan.exchange.intake.SubmissionRights;
import org.zhengyuan.exchange.intake.Submissions;
import org.zhengyuan.exchange.problem.Expected;

/** What became of submissions. A department sees its own; another's is not there. */
@RestController
@RequestMapping("/api/v1/submissions")
class SubmissionController {
    private static final int PAGE = 50;
    private static final int REFUSALS = 500;

    private final Submissions submissions;
    private final AuditQueries queries;
    private final Actors actors;
    private final MessageSource messages;

    SubmissionController(Submissions submissions, AuditQueries queries, Actors actors, MessageSource messages) {
        this.submissions = submissions;
        this.queries = queries;
        this.actors = actors;
        this.messages = messages;
    }

    /**
     * One page of submissions, newest first.
     *
     * @param next what to send as {@code after} for the next page; null on the last
     */
    record SubmissionPage(List<SubmissionView> items, @Nullable Long next) {}

    /**
     * A steward's word on a waiting full delivery.
     *
     * @param endAbsent true: the absent records end; false: they stay
     */
    record Approval(@Nullable Boolean endAbsent) {}

    @GetMapping
    SubmissionPage list(
            @RequestParam(required = false) @Nullable String dataset,
            @RequestParam(required = false) @Nullable Long after,
            Locale locale) {
        Actor actor = actor();
        boolean all = SubmissionRights.seesAll(actor);
        if (!all && !SubmissionRights.mayDeliver(actor)) {
            return new SubmissionPage(List.of(), null);
        }
        List<Submission> found = submissions.list(all ? null : actor.department(), dataset, after, PAGE);
        ReasonTexts texts = new ReasonTexts(messages, locale);
        return new SubmissionPage(
                found.stream().map(one -> SubmissionView.of(one, texts)).toList(),
                found.size() < PAGE ? null : found.getLast().arrival());
    }

    @GetMapping("/{id}")
    SubmissionView one(@PathVariable UUID id, Locale locale) {
        Submission submission = submissions
                .find(id)
                .filter(found -> SubmissionRights.maySee(actor(), found))
                .orElseThrow(IntakeRefusal.NOT_FOUND::toProblem);
        return SubmissionView.of(submission, new ReasonTexts(messages, locale));
    }

    /** As JSON by pages, or as a file in the submission's own format where {@code Accept} names it or {@code as=file}. */
    @GetMapping("/{id}/refusals")
    @Nullable
    ResponseEntity<RefusalPage> refusals(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String as,
            @RequestParam(defaultValue = "0") long after,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        Submission submission = submissions
                .find(id)
                .filter(found -> SubmissionRights.maySeeRows(actor(), found))
                .orElseThrow(IntakeRefusal.NOT_FOUND::toProblem);
        Instant removed = submission.removed().refusals();
        if (removed != null) {
            throw IntakeRefusal.REFUSALS_REMOVED.toProblem(Map.of("removedAt", removed));
        }
        queries.noteLooker(actor(), "refused-rows", "submission/" + id, Map.of("after", after));
        ReasonTexts texts = new ReasonTexts(messages, locale);
        if (RefusalForm.isFile(submission.format(), as, request.getHeader("Accept"))) {
            new RefusalFile(submission, submissions, texts).write(response);
            return null;
        }
        return ResponseEntity.ok()
                .header("Cache-Control", "no-store")
                .body(RefusalPage.of(submissions.refusals(id, after, REFUSALS), submission.header(), texts, REFUSALS));
    }

    @PostMapping("/{id}/approval")
    SubmissionView approve(@PathVariable UUID id, @RequestBody Approval approval, Locale locale) {
        Actor actor = actor();
        Optional<Submission> submission = submissions.find(id).filter(found -> SubmissionRights.maySee(actor, found));
        if (submission.isEmpty()) {
            throw IntakeRefusal.NOT_FOUND.toProblem();
        }
        if (!SubmissionRights.mayApprove(actor, submission.get())) {
            throw IntakeRefusal.STEWARD_ONLY.toProblem();
        }
        Boolean endAbsent = approval.endAbsent();
        if (endAbsent == null) {
            throw UploadRequest.wrong("endAbsent", Expected.of("true-or-false"));
        }
        if (!submissions.approve(id, actor.id(), endAbsent)) {
            throw IntakeRefusal.NOT_WAITING.toProblem();
        }
        return one(id, locale);
    }

    private Actor actor() {
        return actors.current().orElseThrow(IntakeRefusal.NOT_FOUND::toProblem);
    }
}

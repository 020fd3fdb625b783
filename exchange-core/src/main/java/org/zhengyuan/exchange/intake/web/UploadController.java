package org.zhengyuan.exchange.intake.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Actors;
import org.zhengyuan.exchange.intake.IntakeRefusal;
import org.zhengyuan.exchange.intake.Reception;
import org.zhengyuan.exchange.intake.Submission;
import org.zhengyuan.exchange.intake.SubmissionRights;
import org.zhengyuan.exchange.intake.Submissions;
import org.zhengyuan.exchange.intake.Upload;

/** Where departments hand in files. The body is the file and is never held in memory. */
@RestController
class UploadController {
    private final Reception reception;
    private final Awaiting awaiting;
    private final Actors actors;
    private final MessageSource messages;

    UploadController(Reception reception, Submissions submissions, Actors actors, MessageSource messages) {
        this.reception = reception;
        this.awaiting = new Awaiting(submissions);
        this.actors = actors;
        this.messages = messages;
    }

    /** 200 with the outcome where the caller preferred to wait and it came in time, else 202 and where to look. */
    @PostMapping("/api/v1/datasets/{code}/submissions")
    ResponseEntity<SubmissionView> submit(@PathVariable String code, HttpServletRequest request, Locale locale)
            throws IOException, InterruptedException {
        Actor actor = actors.current()
                .filter(SubmissionRights::mayDeliver)
                .orElseThrow(IntakeRefusal.DATASET_NOT_YOURS::toProblem);
        Submission received = received(new UploadRequest(request).upload(code, actor), request.getInputStream());
        Duration wait = Awaiting.preferred(request.getHeader("Prefer"));
        Optional<Submission> outcome = wait.isZero() ? Optional.empty() : awaiting.outcome(received.id(), wait);
        URI location = URI.create("/api/v1/submissions/" + received.id());
        ResponseEntity.BodyBuilder answer = outcome.isPresent() ? ResponseEntity.ok() : ResponseEntity.accepted();
        if (!wait.isZero()) {
            answer.header("Preference-Applied", "wait=" + wait.toSeconds());
        }
        return answer.location(location)
                .body(SubmissionView.of(outcome.orElse(received), new ReasonTexts(messages, locale)));
    }

    private Submission received(Upload upload, InputStream body) throws IOException {
        try {
            return reception.receive(upload, new SentBody(body)).orProblem().submission();
        } catch (SenderGoneException gone) {
            throw IntakeRefusal.BROKEN_OFF.toProblem();
        }
    }
}

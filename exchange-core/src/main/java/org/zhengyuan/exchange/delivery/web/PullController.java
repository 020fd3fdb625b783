package org.zhengyuan.exchange.delivery.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Actors;
import org.zhengyuan.exchange.delivery.ClaimCheck;
import org.zhengyuan.exchange.delivery.Delivering;
import org.zhengyuan.exchange.delivery.DeliveryRefusal;
import org.zhengyuan.exchange.delivery.Pull;
import org.zhengyuan.exchange.delivery.Question;
import org.zhengyuan.exchange.delivery.Repeatable;
import org.zhengyuan.exchange.delivery.web.QuestionBody.Purpose;
import org.zhengyuan.exchange.delivery.web.QuestionBody.Subject;
import org.zhengyuan.exchange.problem.Expected;

/** Pulls and claim checks. The answer's bytes are written where it is recorded; this only carries them. */
@RestController
class PullController {
    private static final int MOST_ELEMENTS = 200;
    static final int MOST_CLAIMS = 20;

    /** A pull as it is sent. */
    record PullBody(
            @Nullable Subject subject,
            @Nullable List<String> elements,
            @Nullable UUID agreement,
            @Nullable Purpose purpose,
            @Nullable String operator,
            @Nullable Instant validAt,
            @Nullable Instant knownAt,
            @Nullable Boolean formerSource) {}

    record ClaimBody(@Nullable String element, @Nullable String value) {
        @Override
        public String toString() {
            return element + "=***";
        }
    }

    /** A claim check as it is sent. */
    record ClaimCheckBody(
            @Nullable Subject subject,
            @Nullable List<ClaimBody> claims,
            @Nullable UUID agreement,
            @Nullable Purpose purpose,
            @Nullable String operator) {}

    private final Delivering delivering;
    private final Actors actors;

    PullController(Delivering delivering, Actors actors) {
        this.delivering = delivering;
        this.actors = actors;
    }

    @PostMapping("/api/v1/pulls")
    void pull(
            @RequestBody PullBody body,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            HttpServletResponse response)
            throws IOException {
        Actor actor = actor();
        List<String> elements = body.elements() == null ? List.of() : List.copyOf(new LinkedHashSet<>(body.elements()));
        if (elements.isEmpty() || elements.size() > MOST_ELEMENTS) {
            throw QuestionBody.missing("elements", Expected.of("element-codes", MOST_ELEMENTS));
        }
        Pull pull = new Pull(
                QuestionBody.inquiry(actor, body.subject(), body.agreement(), body.purpose(), body.operator()),
                elements,
                body.validAt(),
                body.knownAt(),
                Boolean.TRUE.equals(body.formerSource()),
                key == null ? null : repeatable(actor, key, body),
                AnswerJson::pull);
        asked(pull, response);
    }

    @PostMapping("/api/v1/claim-checks")
    void check(@RequestBody ClaimCheckBody body, HttpServletResponse response) throws IOException {
        List<ClaimBody> claims = body.claims() == null ? List.of() : body.claims();
        if (claims.isEmpty() || claims.size() > MOST_CLAIMS) {
            throw QuestionBody.missing("claims", Expected.of("claims", MOST_CLAIMS));
        }
        List<ClaimCheck.Claim> stated = claims.stream()
                .map(claim -> new ClaimCheck.Claim(
                        QuestionBody.text("claims.element", claim.element()), value(claim.value())))
                .toList();
        ClaimCheck check = new ClaimCheck(
                QuestionBody.inquiry(actor(), body.subject(), body.agreement(), body.purpose(), body.operator()),
                stated,
                AnswerJson::results);
        asked(check, response);
    }

    /** Writes the recorded bytes as they are; what converters would find out about them is known. */
    private void asked(Question question, HttpServletResponse response) throws IOException {
        byte[] answer = delivering.ask(question).orProblem().body();
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentLength(answer.length);
        response.getOutputStream().write(answer);
    }

    private static String value(@Nullable String value) {
        if (value == null) {
            throw QuestionBody.missing("claims.value", Expected.of("claimed-value"));
        }
        return value;
    }

    /** Two bodies are the same pull where every field is; the digest holds the identifier only as far as a hash does. */
    private static Repeatable repeatable(Actor actor, String key, PullBody body) {
        QuestionBody.text("Idempotency-Key", key);
        Subject subject = body.subject();
        String asked = String.join(
                "\n",
                subject == null ? "" : subject.type() + "\n" + subject.identifierType() + "\n" + subject.id(),
                String.valueOf(body.elements()),
                String.valueOf(body.agreement()),
                String.valueOf(body.purpose()),
                String.valueOf(body.operator()),
                String.valueOf(body.validAt()),
                String.valueOf(body.knownAt()),
                String.valueOf(body.formerSource()));
        try {
            return new Repeatable(
                    actor.id(),
                    key,
                    MessageDigest.getInstance("SHA-256").digest(asked.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private Actor actor() {
        return actors.current().orElseThrow(DeliveryRefusal.ROLE::toProblem);
    }
}

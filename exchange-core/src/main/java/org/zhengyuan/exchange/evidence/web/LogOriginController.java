package org.zhengyuan.exchange.evidence.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.zhengyuan.exchange.access.Actors;
import org.zhengyuan.exchange.evidence.BeginningAnew;
import org.zhengyuan.exchange.problem.RequestRefusal;

/** The operator's way out of a log that has stopped. */
@RestController
class LogOriginController {
    private final BeginningAnew beginning;
    private final Actors actors;

    LogOriginController(BeginningAnew beginning, Actors actors) {
        this.beginning = beginning;
        this.actors = actors;
    }

    /**
     * @param origin of the new log; without it, the old one's with a number behind it
     * @param reason why, in the operator's words
     */
    record Request(@Nullable String origin, @Nullable String reason) {}

    /**
     * The log that has begun.
     *
     * @param prefix the path below which it is served, for ever
     * @param receipt of the fact that it began; its first leaf
     */
    record Answer(String origin, String prefix, UUID receipt) {}

    @PostMapping("/api/v1/log/origins")
    @ResponseStatus(HttpStatus.CREATED)
    Answer begin(@RequestBody Request request) {
        BeginningAnew.Begun begun = beginning
                .begin(
                        actors.current().orElseThrow(RequestRefusal.UNAUTHENTICATED::toProblem),
                        request.origin() == null ? "" : request.origin(),
                        request.reason() == null ? "" : request.reason())
                .orProblem();
        return new Answer(begun.origin(), begun.prefix(), begun.receipt());
    }
}

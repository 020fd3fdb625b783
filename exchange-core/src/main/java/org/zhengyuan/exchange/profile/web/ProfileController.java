package org.zhengyuan.exchange.profile.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Actors;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.delivery.Delivering;
import org.zhengyuan.exchange.delivery.DeliveryRefusal;
import org.zhengyuan.exchange.delivery.Pull;
import org.zhengyuan.exchange.delivery.web.QuestionBody;

/** One subject's profile: everything an agreement covers of it, through the same door as a pull. */
@RestController
class ProfileController {
    /** What is asked. */
    record ProfileBody(
            QuestionBody.@Nullable Subject subject,
            @Nullable UUID agreement,
            QuestionBody.@Nullable Purpose purpose,
            @Nullable String operator,
            @Nullable Instant validAt,
            @Nullable Instant knownAt) {}

    private final Delivering delivering;
    private final Actors actors;
    private final ProfileJson form;

    ProfileController(Delivering delivering, Actors actors, Catalog catalog) {
        this.delivering = delivering;
        this.actors = actors;
        this.form = new ProfileJson(catalog);
    }

    @PostMapping("/api/v1/profiles")
    ResponseEntity<byte[]> profile(@RequestBody ProfileBody body) {
        Actor actor = actors.current().orElseThrow(DeliveryRefusal.ROLE::toProblem);
        Pull everything = new Pull(
                QuestionBody.inquiry(actor, body.subject(), body.agreement(), body.purpose(), body.operator()),
                List.of(),
                body.validAt(),
                body.knownAt(),
                false,
                null,
                form);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(delivering.ask(everything).orProblem().body());
    }
}

package org.zhengyuan.exchange.lineage.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Actors;
import org.zhengyuan.exchange.lineage.AskingLineage;
import org.zhengyuan.exchange.lineage.Lineage;
import org.zhengyuan.exchange.lineage.PastAnswer;
import org.zhengyuan.exchange.lineage.ProvJson;
import org.zhengyuan.exchange.lineage.ShowingPastAnswers;
import org.zhengyuan.exchange.lineage.TellingKnowledge;
import org.zhengyuan.exchange.problem.RequestRefusal;
import tools.jackson.databind.json.JsonMapper;

/** Questions about the past. Each is a fact before it is answered. Asked with {@code Accept: application/prov+json}, two answer as PROV-JSON. */
@RestController
class LineageController {
    private static final MediaType PROV = MediaType.parseMediaType(ProvJson.MEDIA_TYPE);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final AskingLineage lineages;
    private final ShowingPastAnswers answers;
    private final TellingKnowledge knowledge;
    private final Actors actors;

    LineageController(AskingLineage lineages, ShowingPastAnswers answers, TellingKnowledge knowledge, Actors actors) {
        this.lineages = lineages;
        this.answers = answers;
        this.knowledge = knowledge;
        this.actors = actors;
    }

    @PostMapping("/api/v1/lineage-queries")
    ResponseEntity<byte[]> lineage(
            @RequestBody LineageBodies.LineageBody body,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        Lineage lineage = lineages.ask(actor(), body.query()).orProblem();
        return wantsProv(accept)
                ? answered(PROV, ProvJson.of(lineage))
                : answered(MediaType.APPLICATION_JSON, LineageJson.of(lineage));
    }

    @PostMapping("/api/v1/past-answers")
    ResponseEntity<byte[]> pastAnswer(
            @RequestBody LineageBodies.PastAnswerBody body,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        PastAnswer past = answers.show(actor(), body.asked(), body.answer(), body.because())
                .orProblem();
        return wantsProv(accept)
                ? answered(PROV, ProvJson.of(past))
                : answered(MediaType.APPLICATION_JSON, PastAnswerJson.of(past));
    }

    @PostMapping("/api/v1/department-knowledge")
    ResponseEntity<byte[]> knowledge(@RequestBody LineageBodies.KnowledgeBody body) {
        return answered(
                MediaType.APPLICATION_JSON,
                LineageJson.of(knowledge.tell(actor(), body.query()).orProblem()));
    }

    private static boolean wantsProv(@Nullable String accept) {
        return accept != null && accept.contains(ProvJson.MEDIA_TYPE);
    }

    private static ResponseEntity<byte[]> answered(MediaType type, Map<String, Object> json) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .body(JSON.writeValueAsBytes(json));
    }

    private Actor actor() {
        return actors.current().orElseThrow(RequestRefusal.UNAUTHENTICATED::toProblem);
    }
}

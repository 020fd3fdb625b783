package org.zhengyuan.exchange.evidence.web;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Actors;
import org.zhengyuan.exchange.evidence.AuditQueries;
import org.zhengyuan.exchange.evidence.EvidenceRefusal;
import org.zhengyuan.exchange.evidence.LogStanding;
import org.zhengyuan.exchange.evidence.MakingReceipts;
import org.zhengyuan.exchange.evidence.WantedReceipt;
import org.zhengyuan.exchange.problem.RequestRefusal;
import org.zhengyuan.seal.receipt.Receipt;
import tools.jackson.databind.node.ObjectNode;

/** Receipts: what proves a fact, in one file. */
@RestController
class ReceiptController {
    private static final String SOON = "1";

    private final MakingReceipts receipts;
    private final LogStanding standing;
    private final AuditQueries queries;
    private final Actors actors;

    ReceiptController(MakingReceipts receipts, LogStanding standing, AuditQueries queries, Actors actors) {
        this.receipts = receipts;
        this.standing = standing;
        this.queries = queries;
        this.actors = actors;
    }

    /**
     * One of the answers given under the id, the first where none is named. 202 until a checkpoint covers the fact's leaf, about a second;
     * refused where the log has stopped, for then nobody knows when.
     */
    @GetMapping("/api/v1/receipts/{id}")
    ResponseEntity<ObjectNode> receipt(
            @PathVariable UUID id, @RequestParam(name = "answer", required = false) @Nullable Integer answer) {
        Actor actor = actors.current().orElseThrow(RequestRefusal.UNAUTHENTICATED::toProblem);
        WantedReceipt wanted = WantedReceipt.of(id, answer).orElseThrow(EvidenceRefusal.RECEIPT_UNKNOWN::toProblem);
        Optional<Receipt> receipt = receipts.receipt(actor, wanted).orProblem();
        if (receipt.isEmpty()) {
            standing.stopped().ifPresent(StoppedLogFilter::refuse);
            return ResponseEntity.status(HttpStatus.ACCEPTED)
                    .header(HttpHeaders.RETRY_AFTER, SOON)
                    .build();
        }
        queries.noteLooker(actor, "receipt", "receipt/" + id, answer == null ? Map.of() : Map.of("answer", answer));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(receipt.get().toJson());
    }
}

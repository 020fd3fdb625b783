package org.zhengyuan.exchange.intake.web;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Actors;
import org.zhengyuan.exchange.evidence.AuditQueries;
import org.zhengyuan.exchange.evidence.MakingReceipts;
import org.zhengyuan.exchange.intake.KeptChunks;
import org.zhengyuan.exchange.intake.RowReceipts;
import org.zhengyuan.exchange.intake.Submissions;
import org.zhengyuan.exchange.problem.RequestRefusal;
import org.zhengyuan.seal.receipt.Receipt;
import tools.jackson.databind.node.ObjectNode;

/** What proves a single row of a submission, in one file. */
@RestController
class RowReceiptController {
    private static final String SOON = "1";

    private final RowReceipts receipts;
    private final AuditQueries queries;
    private final Actors actors;

    RowReceiptController(
            Submissions submissions, KeptChunks chunks, MakingReceipts receipts, AuditQueries queries, Actors actors) {
        this.receipts = new RowReceipts(submissions, chunks, receipts);
        this.queries = queries;
        this.actors = actors;
    }

    /** The row by its number in the file, from 1; 202 until a checkpoint covers its chunk, about a second. */
    @GetMapping("/api/v1/submissions/{id}/row-receipts/{row}")
    ResponseEntity<ObjectNode> receipt(@PathVariable UUID id, @PathVariable long row) {
        Actor actor = actors.current().orElseThrow(RequestRefusal.UNAUTHENTICATED::toProblem);
        Optional<Receipt> receipt = receipts.receipt(actor, id, row).orProblem();
        if (receipt.isEmpty()) {
            return ResponseEntity.status(HttpStatus.ACCEPTED)
                    .header(HttpHeaders.RETRY_AFTER, SOON)
                    .build();
        }
        queries.noteLooker(actor, "row-receipt", "submission/" + id, Map.of("row", row));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(receipt.get().toJson());
    }
}

package org.zhengyuan.exchange.evidence.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Actors;
import org.zhengyuan.exchange.evidence.EvidenceRefusal;
import org.zhengyuan.exchange.evidence.MadeCaseFile;
import org.zhengyuan.exchange.evidence.MakingCaseFiles;
import org.zhengyuan.exchange.evidence.WantedReceipt;
import org.zhengyuan.exchange.problem.Expected;
import org.zhengyuan.exchange.problem.ProblemException;
import org.zhengyuan.exchange.problem.RequestRefusal;
import org.zhengyuan.seal.casefile.CaseFileWriter;
import org.zhengyuan.seal.casefile.CaseManifest;

/** Case files: the receipts of a case in one ZIP that {@code ./verify case} checks. */
@RestController
class CaseFileController {
    private static final int LONGEST_TITLE = 200;
    private static final MediaType ZIP = MediaType.parseMediaType("application/zip");
    private static final String SOON = "1";

    /** What is to go into it. */
    record CaseFileBody(@Nullable String title, @Nullable List<@Nullable String> receipts) {}

    private final MakingCaseFiles making;
    private final Actors actors;

    CaseFileController(MakingCaseFiles making, Actors actors) {
        this.making = making;
        this.actors = actors;
    }

    /** 202 until a checkpoint covers every fact, about a second. {@code Zhengyuan-Receipt} names the fact that the file was made. */
    @PostMapping("/api/v1/case-files")
    ResponseEntity<byte[]> make(@RequestBody CaseFileBody body) throws IOException {
        Actor actor = actors.current().orElseThrow(RequestRefusal.UNAUTHENTICATED::toProblem);
        Optional<MadeCaseFile> made = making.make(actor, title(body.title()), receipts(body.receipts()))
                .orProblem();
        if (made.isEmpty()) {
            return ResponseEntity.status(HttpStatus.ACCEPTED)
                    .header(HttpHeaders.RETRY_AFTER, SOON)
                    .build();
        }
        return download(made.get());
    }

    private static ResponseEntity<byte[]> download(MadeCaseFile made) throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        CaseFileWriter.write(made.manifest(), made.files(), zip);
        return ResponseEntity.ok()
                .contentType(ZIP)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("case-" + made.manifest().id() + ".zip")
                                .build()
                                .toString())
                .header("Zhengyuan-Receipt", made.receipt().toString())
                .body(zip.toByteArray());
    }

    private static String title(@Nullable String title) {
        if (title == null || title.isBlank() || title.length() > LONGEST_TITLE || title.matches(".*\\p{Cc}.*")) {
            throw invalid("title", Expected.of("text-up-to", LONGEST_TITLE));
        }
        return title.strip();
    }

    private static List<WantedReceipt> receipts(@Nullable List<@Nullable String> receipts) {
        if (receipts == null || receipts.isEmpty() || receipts.size() > CaseManifest.MOST_RECEIPTS) {
            throw wrongReceipts();
        }
        return receipts.stream()
                .map(text -> text == null ? Optional.<WantedReceipt>empty() : WantedReceipt.parse(text))
                .map(wanted -> wanted.orElseThrow(CaseFileController::wrongReceipts))
                .toList();
    }

    private static ProblemException wrongReceipts() {
        return invalid("receipts", Expected.of("receipt-ids", CaseManifest.MOST_RECEIPTS));
    }

    private static ProblemException invalid(String field, Expected expected) {
        return EvidenceRefusal.CASE_INVALID.toProblem(Map.of("field", field, "expected", expected));
    }
}

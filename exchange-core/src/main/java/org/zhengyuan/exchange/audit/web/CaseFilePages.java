package org.zhengyuan.exchange.audit.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Actors;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.evidence.EvidenceRefusal;
import org.zhengyuan.exchange.evidence.MadeCaseFile;
import org.zhengyuan.exchange.evidence.MakingCaseFiles;
import org.zhengyuan.exchange.evidence.WantedReceipt;
import org.zhengyuan.exchange.problem.RequestRefusal;
import org.zhengyuan.seal.casefile.CaseFileWriter;

/** The case file of the facts that an auditor has ticked. */
@Controller
class CaseFilePages {
    private static final int LONGEST_TITLE = 200;
    private static final MediaType ZIP = MediaType.parseMediaType("application/zip");

    private final MakingCaseFiles making;
    private final Actors actors;

    CaseFilePages(MakingCaseFiles making, Actors actors) {
        this.making = making;
        this.actors = actors;
    }

    @PostMapping("/audit/case-file")
    ResponseEntity<byte[]> make(
            @RequestParam(required = false) @Nullable String title,
            @RequestParam(required = false) @Nullable List<String> receipts)
            throws IOException {
        Actor auditor =
                actors.current().filter(one -> one.has(Role.AUDITOR)).orElseThrow(RequestRefusal.FORBIDDEN::toProblem);
        String stated = SearchForm.stripped(title);
        if (stated.isEmpty() || stated.length() > LONGEST_TITLE || receipts == null || receipts.isEmpty()) {
            throw EvidenceRefusal.CASE_INVALID.toProblem();
        }
        List<WantedReceipt> wanted = receipts.stream()
                .map(text -> WantedReceipt.parse(text).orElseThrow(EvidenceRefusal.CASE_INVALID::toProblem))
                .toList();
        Optional<MadeCaseFile> made = making.make(auditor, stated, wanted).orProblem();
        if (made.isEmpty()) {
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .header(HttpHeaders.LOCATION, "/audit?wait")
                    .build();
        }
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        CaseFileWriter.write(made.get().manifest(), made.get().files(), zip);
        return ResponseEntity.ok()
                .contentType(ZIP)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("case-" + made.get().manifest().id() + ".zip")
                                .build()
                                .toString())
                .body(zip.toByteArray());
    }
}

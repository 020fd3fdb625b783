package org.zhengyuan.exchange.intake.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Actors;
import org.zhengyuan.exchange.intake.IntakeRefusal;
import org.zhengyuan.exchange.intake.Reception;
import org.zhengyuan.exchange.intake.SubmissionRights;
import org.zhengyuan.exchange.intake.Upload;
import org.zhengyuan.exchange.intake.format.DeclaredFormat;
import org.zhengyuan.exchange.intake.format.Format;
import org.zhengyuan.exchange.problem.Expected;
import org.zhengyuan.exchange.problem.Outcome;

/** Handing in a file from a dataset's page; it is received as the API receives it. */
@Controller
class UploadPages {
    private static final int LONGEST_NAME = 200;

    private final Reception reception;
    private final Actors actors;

    UploadPages(Reception reception, Actors actors) {
        this.reception = reception;
        this.actors = actors;
    }

    /** @param rows the manifest's row count of a full delivery */
    @PostMapping("/catalog/datasets/{code}/submissions")
    String submit(
            @PathVariable String code,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "delta") String mode,
            @RequestParam(required = false) @Nullable Long rows,
            RedirectAttributes flash)
            throws IOException {
        Actor actor = actors.current()
                .filter(SubmissionRights::mayDeliver)
                .orElseThrow(IntakeRefusal.DATASET_NOT_YOURS::toProblem);
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        Optional<Format> format = Format.ofFileName(name);
        Upload.Wish wish = mode.equals("full") ? new Upload.Wish(true, null, rows) : Upload.Wish.DELTA;
        Outcome<Reception.Received> outcome = file.isEmpty()
                ? Outcome.refused(IntakeRefusal.PARAMETER, Map.of("field", "file"))
                : format.map(known -> receive(code, actor, wish, known, name, file))
                        .orElseGet(() -> Outcome.refused(
                                IntakeRefusal.MEDIA_TYPE, Map.of("expected", Expected.of("one-of", extensions()))));
        return switch (outcome) {
            case Outcome.Done<Reception.Received> done -> {
                flash.addFlashAttribute("done", "submissions.done.received");
                yield "redirect:/submissions/" + done.value().submission().id();
            }
            case Outcome.Refused<Reception.Received> no -> {
                flash.addFlashAttribute("refused", no);
                yield "redirect:/catalog/datasets/" + code;
            }
        };
    }

    private Outcome<Reception.Received> receive(
            String code, Actor actor, Upload.Wish wish, Format format, String name, MultipartFile file) {
        Upload upload = new Upload(
                code,
                Objects.requireNonNull(actor.department(), "who delivers has a department"),
                "http",
                actor.id(),
                null,
                wish,
                DeclaredFormat.of(format),
                name.substring(Math.max(0, name.length() - LONGEST_NAME)),
                false,
                List.of());
        try (InputStream content = file.getInputStream()) {
            return reception.receive(upload, content);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String extensions() {
        return String.join(
                ", ",
                java.util.Arrays.stream(Format.values())
                        .map(format -> "." + format.extension())
                        .toList());
    }
}

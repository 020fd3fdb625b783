package org.zhengyuan.exchange.intake.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.intake.RefusedRow;
import org.zhengyuan.exchange.intake.Submission;
import org.zhengyuan.exchange.intake.Submissions;
import org.zhengyuan.exchange.intake.format.Dialect;
import org.zhengyuan.exchange.intake.format.Format;
import org.zhengyuan.exchange.intake.format.RefusalWriter;
import org.zhengyuan.exchange.intake.format.RefusalWriters;

/** The refused rows of a submission as a file in its own columns, charset and dialect, streamed. */
final class RefusalFile {
    private static final int CHUNK = 1_000;

    private final Submission submission;
    private final Submissions submissions;
    private final ReasonTexts texts;

    RefusalFile(Submission submission, Submissions submissions, ReasonTexts texts) {
        this.submission = submission;
        this.submissions = submissions;
        this.texts = texts;
    }

    void write(HttpServletResponse response) throws IOException {
        Format format = RefusalWriters.formatFor(submission.format());
        Dialect dialect = Objects.requireNonNullElse(
                submission.dialect(), new Dialect(submission.format(), "UTF-8", true, ',', ""));
        boolean text = format == Format.CSV;
        response.setContentType(format.mediaType() + (text ? ";charset=" + dialect.charset() : ""));
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"refusals-" + submission.id() + "." + format.extension() + "\"");
        response.setHeader("Cache-Control", "no-store");
        try (RefusalWriter writer = RefusalWriters.open(response.getOutputStream(), dialect, submission.header())) {
            long after = 0;
            for (List<RefusedRow> rows = next(after); !rows.isEmpty(); rows = next(after)) {
                for (RefusedRow row : rows) {
                    String codes =
                            row.reasons().stream().map(RefusedRow.Reason::code).collect(Collectors.joining(" "));
                    writer.write(row.row(), row.cells().toArray(new @Nullable String[0]), codes, texts.of(row));
                }
                after = rows.getLast().row();
            }
        }
    }

    private List<RefusedRow> next(long after) {
        return submissions.refusals(submission.id(), after, CHUNK);
    }
}

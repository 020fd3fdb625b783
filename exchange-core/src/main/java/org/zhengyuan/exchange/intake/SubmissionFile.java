package org.zhengyuan.exchange.intake;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Optional;
import org.zhengyuan.exchange.intake.format.DeclaredFormat;
import org.zhengyuan.exchange.intake.format.ReadLimits;
import org.zhengyuan.exchange.intake.format.RowReader;
import org.zhengyuan.exchange.intake.format.RowReaders;
import org.zhengyuan.exchange.intake.format.UnreadableFile;

/** The spooled file of one submission. */
final class SubmissionFile {
    private final Submission submission;
    private final SpooledFiles files;

    SubmissionFile(Submission submission, SpooledFiles files) {
        this.submission = submission;
        this.files = files;
    }

    Path scratch() {
        return files.scratch();
    }

    RowReader open(AdmissionPlan plan) throws IOException, UnreadableFile {
        DeclaredFormat declared = new DeclaredFormat(
                submission.format(), Optional.ofNullable(submission.charset()).map(Charset::forName));
        return RowReaders.open(
                files.file(submission.id()),
                declared,
                plan.columns(),
                plan.dataset().definition().ignoredColumns(),
                ReadLimits.DEFAULT);
    }

    /**
     * Reads the file once to its end before any row of it enters, so that a file that is cut off or damaged somewhere is refused whole and
     * not taken by halves.
     */
    void requireReadable(AdmissionPlan plan) throws IOException, UnreadableFile {
        try (RowReader reader = open(plan)) {
            reader.requireReadable();
        }
    }
}

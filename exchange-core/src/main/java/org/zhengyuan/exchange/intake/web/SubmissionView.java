package org.zhengyuan.exchange.intake.web;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.intake.Delivery;
import org.zhengyuan.exchange.intake.RowCounts;
import org.zhengyuan.exchange.intake.Submission;
import org.zhengyuan.exchange.intake.format.Dialect;
import org.zhengyuan.exchange.reconciliation.CheckCounts;
import org.zhengyuan.exchange.registry.Digests;

/**
 * A submission as the API shows it.
 *
 * @param sha256 digest of the file, hexadecimal
 * @param progress share of the file worked off, 0 to 1
 * @param ended records a full delivery ended
 * @param absent records a full delivery found absent
 * @param originalRemovedAt when the file was removed, its time being over; null = it is kept
 */
record SubmissionView(
        UUID id,
        String dataset,
        int datasetVersion,
        String department,
        String source,
        String mode,
        @Nullable String division,
        String state,
        String format,
        String fileName,
        long bytes,
        String sha256,
        Instant receivedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        double progress,
        @Nullable DialectView detected,
        @Nullable ProblemView problem,
        Rows rows,
        CheckCounts crossChecked,
        long ended,
        long absent,
        @Nullable String approvedBy,
        String refusals,
        @Nullable Instant originalRemovedAt,
        @Nullable Instant refusalsRemovedAt) {
    /** Every row ends in one of these; {@code received} is their sum. */
    record Rows(
            long received, long created, long changed, long unchanged, long history, long checkedOnly, long refused) {
        static Rows of(RowCounts counts) {
            return new Rows(
                    counts.received(),
                    counts.created(),
                    counts.changed(),
                    counts.unchanged(),
                    counts.history(),
                    counts.checkedOnly(),
                    counts.refused());
        }
    }

    /** How the file is written. */
    record DialectView(String charset, boolean byteOrderMark, String separator, String sheet) {
        static DialectView of(Dialect dialect) {
            String separator = dialect.separator() == ' ' ? "" : String.valueOf(dialect.separator());
            return new DialectView(dialect.charset(), dialect.byteOrderMark(), separator, dialect.sheet());
        }
    }

    /**
     * Why the file as a whole was refused, or what a waiting delivery waits for.
     *
     * @param text in the reader's language
     */
    record ProblemView(String code, String text, long row, String detail) {}

    static SubmissionView of(Submission submission, ReasonTexts texts) {
        Dialect dialect = submission.dialect();
        Submission.FileProblem problem = submission.problem();
        return new SubmissionView(
                submission.id(),
                submission.dataset(),
                submission.datasetVersion(),
                submission.department(),
                submission.source(),
                submission.delivery().label(),
                submission.delivery() instanceof Delivery.Full full ? full.scope() : null,
                submission.state().label(),
                submission.format().mediaType(),
                submission.fileName(),
                submission.byteSize(),
                Digests.hex(submission.digest()),
                submission.receivedAt(),
                submission.startedAt(),
                submission.finishedAt(),
                progress(submission),
                dialect == null ? null : DialectView.of(dialect),
                problem == null
                        ? null
                        : new ProblemView(problem.code(), texts.of(problem.code()), problem.row(), problem.detail()),
                Rows.of(submission.counts()),
                submission.counts().crossChecked(),
                submission.counts().ended(),
                submission.absent(),
                submission.approvedBy(),
                "/api/v1/submissions/" + submission.id() + "/refusals",
                submission.removed().original(),
                submission.removed().refusals());
    }

    private static double progress(Submission submission) {
        if (submission.state().isFinal()) {
            return 1;
        }
        if (submission.byteSize() == 0) {
            return 0;
        }
        double share = (double) submission.bytesRead() / submission.byteSize();
        return Math.round(Math.min(1, share) * 1000) / 1000.0;
    }
}

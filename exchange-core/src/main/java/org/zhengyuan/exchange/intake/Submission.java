package org.zhengyuan.exchange.intake;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.intake.format.Dialect;
import org.zhengyuan.exchange.intake.format.Format;

/**
 * A file a department delivered for one dataset, and what became of it.
 *
 * @param arrival running number; submissions of one dataset are worked on in this order
 * @param department USCC of the department that delivered
 * @param source how it came: {@code http}, {@code folder:NAME}
 * @param charset charset the sender declared; null = to be detected
 * @param digest SHA-256 of the file
 * @param dialect what was detected when the file was opened; null before
 * @param header the file's own columns; empty before it was opened
 * @param bytesRead bytes of the file worked off, for progress
 * @param absent records a full delivery found absent; 0 before that step
 */
public record Submission(
        UUID id,
        long arrival,
        String dataset,
        int datasetVersion,
        String department,
        String source,
        String submittedBy,
        Delivery delivery,
        Format format,
        @Nullable String charset,
        String fileName,
        long byteSize,
        byte[] digest,
        SubmissionState state,
        Instant receivedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Dialect dialect,
        List<String> header,
        @Nullable FileProblem problem,
        RowCounts counts,
        long bytesRead,
        long absent,
        @Nullable String approvedBy,
        Removed removed) {
    public Submission {
        header = List.copyOf(header);
    }

    /** When what was kept of people's data went, its time being over; null = it is still kept. */
    public record Removed(@Nullable Instant original, @Nullable Instant refusals) {
        public static final Removed NOTHING = new Removed(null, null);
    }

    /** Why the file as a whole was refused, or what a waiting delivery waits for. {@code row} 0: the header or the file itself. */
    public record FileProblem(String code, long row, String detail) {}
}

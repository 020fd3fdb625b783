package org.zhengyuan.exchange.intake;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.intake.format.Dialect;
import org.zhengyuan.exchange.registry.StandingRecords.Place;

/** The durable queue of submissions to be worked on, and the steps of that work. Every step is one transaction. */
public interface WorkQueue {
    /** Claims the oldest submission that is open, first of its dataset, and not worked on by anybody; empty where there is none. */
    Optional<Claim> claim();

    /** Notes how the file is written. */
    void opened(Claim claim, Dialect dialect, List<String> header);

    /**
     * Commits one chunk: its rows in the registry, comparisons, refusals and outcomes, all or nothing. A chunk that was committed before
     * changes nothing.
     *
     * @throws LostClaimException another process owns the submission now
     * @throws SubjectsChangedException subjects were merged or split since the claim
     */
    void commit(Claim claim, AdmissionPlan plan, Chunk chunk);

    /** Rows of the submission that have their outcomes, by the chunks that are committed. */
    long rowsCommitted(Claim claim);

    /** Ends absent records as one chunk. */
    void end(Claim claim, AdmissionPlan plan, int chunk, List<Place> absent);

    /** Lists absent records for the steward to decide on; listing one again changes nothing. */
    void list(Claim claim, AdmissionPlan plan, List<Place> absent);

    /**
     * Ends some of the records listed, as the steward agreed, as one chunk; what has been named by a later delivery is no longer listed.
     *
     * @return how many came off the list; 0 = it is empty
     */
    int endListed(Claim claim, AdmissionPlan plan, int chunk, int limit);

    /**
     * The submission has its final state, or waits for a steward; counts are summed up from its chunks. With its final state its list of
     * absent records is forgotten.
     */
    void finish(Claim claim, SubmissionState state, Submission.@Nullable FileProblem problem, long absent);

    /**
     * Some rows of a submission, in row order.
     *
     * @param number from 0; no other committed chunk of the submission bears it
     * @param bytesRead bytes of the file read up to the chunk's end
     */
    record Chunk(int number, long bytesRead, List<PreparedRow> rows) {}

    /** What the claim's worker knows of who is who no longer holds: the work begins again, what is committed stays. */
    final class SubjectsChangedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public SubjectsChangedException(UUID submission) {
            super(
                    "subjects were merged or split while submission " + submission + " was worked on",
                    null,
                    false,
                    false);
        }
    }

    /** Another process works on the submission now. */
    final class LostClaimException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public LostClaimException(UUID submission) {
            super("submission " + submission + " is worked on by another process", null, false, false);
        }
    }
}

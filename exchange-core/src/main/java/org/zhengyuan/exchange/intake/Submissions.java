package org.zhengyuan.exchange.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The submissions of the exchange. What a method returns has been committed. */
public interface Submissions {
    /** What became of an attempt to hand in a submission. */
    sealed interface Receipt {
        record Accepted(Submission submission) implements Receipt {}

        /** The same key and file were handed in before: this is that submission. */
        record Repeated(Submission submission) implements Receipt {}

        /** The idempotency key was used for another file. */
        record KeyReused() implements Receipt {}
    }

    /** Takes responsibility for a spooled file: from here on it is worked off, whatever dies in between. */
    Receipt receive(NewSubmission submission);

    Optional<Submission> find(UUID id);

    /**
     * Submissions, newest first.
     *
     * @param department only this department's; null = all
     * @param dataset only this dataset's; null = all
     * @param before only those that arrived before this running number; null = from the newest
     */
    List<Submission> list(@Nullable String department, @Nullable String dataset, @Nullable Long before, int limit);

    /** Files of a source that were refused as a whole at this instant or later. */
    List<Submission> refusedSince(String source, Instant since);

    /** Refused rows in row order, from the row after {@code afterRow}. */
    List<RefusedRow> refusals(UUID id, long afterRow, int limit);

    /** A steward agrees that the absent records of a waiting full delivery end ({@code true}) or stay; false where nothing waits. */
    boolean approve(UUID id, String steward, boolean endAbsent);
}

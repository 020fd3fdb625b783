package org.zhengyuan.exchange.intake;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The submissions in figures: for whoever wants to know how things stand without reading them one by one. */
public interface SubmissionFigures {
    /**
     * What arrived in a period and how its rows ended; of submissions still under way, the rows that have ended so far.
     *
     * @param files submissions
     * @param filesRefused those of them that were refused as a whole
     */
    record Arrived(long files, long filesRefused, RowCounts rows) {}

    /**
     * What a dataset has been delivered.
     *
     * @param records records that stand: created by its rows and not ended by a full delivery
     */
    record Delivered(Instant last, long submissions, long records) {}

    /** How often a reason was given for refusing rows of a submission. {@code field}: item code, empty for the row as a whole. */
    record ReasonCount(String code, String field, long rows) {}

    /** What arrived at or after an instant; from one department, or from all where it is null. */
    Arrived since(Instant from, @Nullable String department);

    /** Submissions that wait, for their turn or for a steward, or are worked on, the oldest first. */
    List<Submission> underWay(@Nullable String department, int limit);

    /** By dataset code; a dataset without a submission is absent. */
    Map<String, Delivered> delivered();

    /** The most frequent first. */
    List<ReasonCount> refusalReasons(UUID submission);
}

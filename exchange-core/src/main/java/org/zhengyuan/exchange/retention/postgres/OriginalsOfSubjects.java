package org.zhengyuan.exchange.retention.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.intake.DeliveredCopies;
import org.zhengyuan.exchange.intake.ExpiredSubmissions;
import org.zhengyuan.exchange.intake.Spool;

/** Files as they were delivered. Nobody can tell of one whom it names without reading it: all files of the datasets that spoke of a subject go. */
final class OriginalsOfSubjects {
    // of these nobody reads the file again
    private static final String READ = "(state IN ('waiting', 'completed', 'refused') OR approved_by IS NOT NULL)";
    private static final String NAMING = "(dataset_id = ANY (:datasets) OR submission_id = ANY (:naming))";

    private static final String LATER = "INSERT INTO original_due SELECT submission_id FROM submission WHERE NOT "
            + READ + " AND " + NAMING + " ON CONFLICT DO NOTHING";

    // a copy stays in the archive of a watched folder when the spool's has expired
    private static final String NOW =
            "SELECT submission_id FROM submission WHERE (original_removed_at IS NULL OR source LIKE 'folder:%') AND "
                    + READ + " AND " + NAMING + " ORDER BY submission_id";
    private static final String DUE =
            "SELECT submission_id FROM original_due JOIN submission USING (submission_id) WHERE " + READ;

    private final JdbcClient jdbc;
    private final ExpiredSubmissions submissions;
    private final Spool spool;
    private final DeliveredCopies copies;

    OriginalsOfSubjects(JdbcClient jdbc, ExpiredSubmissions submissions, Spool spool, DeliveredCopies copies) {
        this.jdbc = jdbc;
        this.submissions = submissions;
        this.spool = spool;
        this.copies = copies;
    }

    /** Notes in the caller's transaction which files go, and says which of them at once; the others are still being read. */
    List<UUID> note(RowsOfSubjects rows, Instant at) {
        Integer[] datasets = rows.datasets.toArray(Integer[]::new);
        UUID[] naming = rows.refused.stream()
                .map(RowsOfSubjects.Row::submission)
                .distinct()
                .toArray(UUID[]::new);
        // first: what is read to its end between the two is in both
        jdbc.sql(LATER).param("datasets", datasets).param("naming", naming).update();
        List<UUID> originals = jdbc.sql(NOW)
                .param("datasets", datasets)
                .param("naming", naming)
                .query(UUID.class)
                .list();
        originals.forEach(submission -> submissions.originalRemoved(submission, at));
        return originals;
    }

    /** To be called last: nothing brings a file back. Where the transaction breaks off here, another try finds the others. */
    void remove(List<UUID> originals) {
        try {
            for (UUID submission : originals) {
                spool.discard(submission);
                copies.remove(submission);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a delivered file cannot be removed", e);
        }
    }

    /** The files that were still being read when an erasure wanted them to go. Broken off, it goes on at the next call. */
    void removeDue(Instant at) {
        for (UUID submission : jdbc.sql(DUE).query(UUID.class).list()) {
            remove(List.of(submission));
            submissions.originalRemoved(submission, at);
            jdbc.sql("DELETE FROM original_due WHERE submission_id = ?")
                    .param(submission)
                    .update();
        }
    }
}

package org.zhengyuan.exchange.registry;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows into the registry, set by set, in the caller's transaction. The caller holds the dataset's turn (one writer per dataset
 * at a time), so that reading heads and then writing them is safe; subjects may be created by several datasets at once.
 */
public interface RegistryWriter {
    /** What all rows of a set share. {@code recordedAt}: the recording instant, in microseconds precision. */
    record Setting(
            int datasetId,
            int schemaVersion,
            String subjectType,
            String identifierType,
            UUID submissionId,
            Instant recordedAt) {}

    /**
     * What became of a row.
     *
     * @param subjectId null where the row was unchanged and its subject was not asked for
     * @param version the version that the row made; null where it made none
     */
    record Written(RowOutcome outcome, @Nullable UUID subjectId, @Nullable StoredVersion version) {}

    /**
     * A version as it was stored.
     *
     * @param digest SHA-256 of the whole row of the version table, in PostgreSQL's binary COPY form
     */
    record StoredVersion(long id, byte[] digest) {}

    /**
     * Keeps merges, splits and due versions from the dataset until the caller's transaction ends; other chunks of its submission go on.
     */
    void takeTurn(int datasetId);

    /**
     * Places each row (see {@link PlacementRule}) and stores what is new. No record key occurs twice in {@code rows}.
     *
     * @param withSubjects whether the subject of unchanged rows is wanted too
     * @return one entry per row, in order
     */
    List<Written> write(Setting setting, List<IncomingRow> rows, boolean withSubjects);
}

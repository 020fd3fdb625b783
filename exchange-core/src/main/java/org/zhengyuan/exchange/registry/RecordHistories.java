package org.zhengyuan.exchange.registry;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was ever recorded of subjects, read in the caller's transaction. For those who look at the past; the truth is the resolver's matter. */
public interface RecordHistories {
    /**
     * One record's versions.
     *
     * @param speaking the version that speaks at the instants asked for; null where none does
     * @param versions the numbers of all of them, the newest recorded first
     */
    record History(int datasetId, String recordKey, @Nullable Long speaking, List<Long> versions) {
        public History {
            versions = List.copyOf(versions);
        }
    }

    /**
     * The histories of a subject's records in these datasets.
     *
     * @param recordKey of the one record that is meant; null = every record
     * @param most at most so many records, in the order of dataset and key
     */
    List<History> of(
            UUID subject,
            Collection<Integer> datasets,
            @Nullable String recordKey,
            Instant validAt,
            Instant knownAt,
            int most);

    /**
     * The numbers of every version of these subjects' records, however many there are.
     *
     * @param datasets null = of all datasets
     * @param recordKey null = of every record
     */
    Set<Long> versionsOf(Collection<UUID> subjects, @Nullable Collection<Integer> datasets, @Nullable String recordKey);

    /** Versions by their numbers, as they stand under this subject. */
    Map<Long, RecordedVersion> versions(UUID subject, Collection<Long> ids);

    /** Versions by their numbers, of whichever subject; those that are not kept any more are absent. */
    Map<Long, RecordedVersion> versions(Collection<Long> ids);

    /** The subject and every other that it is one with: by a merge that stands. */
    Set<UUID> standingWith(UUID subject);

    /** The subject and every other that it was ever one with: by a merge, also one that was taken back. */
    Set<UUID> oneWith(UUID subject);
}

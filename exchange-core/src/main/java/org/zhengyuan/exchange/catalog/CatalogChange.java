package org.zhengyuan.exchange.catalog;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A set of entries that someone proposed, and what became of it.
 *
 * @param department USCC of the proposer's department; null where the exchange itself proposed
 * @param reason why it was rejected, or what the system says about its own publication
 */
public record CatalogChange(
        UUID id,
        Origin origin,
        State state,
        String proposedBy,
        @Nullable String department,
        Instant proposedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String reason,
        List<ChangedEntry> entries) {
    /** Where a change comes from. */
    public enum Origin {
        /** Someone proposed it; another decides. */
        PROPOSAL,
        /** The operator's files; the system published them as it loaded them, without a second pair of eyes. */
        FILES
    }

    public enum State {
        DRAFT,
        PUBLISHED,
        REJECTED
    }

    /**
     * One entry of a change.
     *
     * @param version the version it becomes when it is published
     * @param diff what differs from the version before; everything, for a first version
     */
    public record ChangedEntry(CatalogDefinition definition, int version, EntryState state, List<Difference> diff) {
        public ChangedEntry {
            diff = List.copyOf(diff);
        }
    }

    /** State of one version of an entry. */
    public enum EntryState {
        DRAFT,
        PUBLISHED,
        SUPERSEDED,
        WITHDRAWN,
        REJECTED
    }

    public CatalogChange {
        entries = List.copyOf(entries);
    }
}

package org.zhengyuan.exchange.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.access.Actor;

/** Keeps every version of every entry and every change. What a method wrote is durable when it returns. */
public interface CatalogStore {
    /**
     * Runs the work while nobody else publishes or withdraws. What it writes is committed together when it returns, and nothing of
     * it if it throws.
     */
    <T> T exclusively(Function<Books, T> work);

    Optional<CatalogChange> change(UUID id);

    /** Changes, the newest first. */
    List<CatalogChange> changes(ChangeQuery query);

    /**
     * Which changes are asked for.
     *
     * @param state null = in any
     * @param seenBy null = all; else those the actor or the actor's department proposed
     * @param after the last change of the page before; null = from the newest
     */
    record ChangeQuery(CatalogChange.@Nullable State state, @Nullable Actor seenBy, @Nullable UUID after, int limit) {}

    /** Every version of the dataset that was ever published, the newest first. */
    List<VersionHistory> versions(String dataset);

    /** When a version was published, in which change, and what it changed. */
    record VersionHistory(
            UUID change,
            int version,
            CatalogChange.EntryState state,
            Instant publishedAt,
            String publishedBy,
            @Nullable Instant withdrawnAt,
            @Nullable String withdrawalReason,
            Dataset definition,
            String schema,
            List<Difference> diff) {
        public VersionHistory {
            diff = List.copyOf(diff);
        }
    }

    /** The catalogue's books while they are held exclusively. */
    interface Books {
        Catalog.Snapshot present();

        /** The highest version of the entry that was ever published; 0 where there is none. */
        int lastVersion(EntryKind kind, String key);

        /** The definition in its last published version, also after a withdrawal. */
        Optional<CatalogDefinition> lastDefinition(EntryKind kind, String key);

        Optional<CatalogChange> change(UUID id);

        /** Records a draft. A drafted dataset's schema is given by {@code schemaOf}. */
        void draft(CatalogChange change, Function<Dataset, String> schemaOf);

        /** Publishes a draft's entries and supersedes the versions before them. */
        void publish(UUID change, String decidedBy, @Nullable String reason);

        void reject(UUID change, String decidedBy, String reason);

        void withdraw(EntryKind kind, String key, String withdrawnBy, String reason);
    }
}

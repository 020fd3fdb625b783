package org.zhengyuan.exchange.catalog.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.catalog.CatalogChange;
import org.zhengyuan.exchange.catalog.CatalogDefinition;
import org.zhengyuan.exchange.catalog.CatalogStore.VersionHistory;
import org.zhengyuan.exchange.catalog.Dataset;
import org.zhengyuan.exchange.catalog.Difference;
import org.zhengyuan.exchange.catalog.LocalText;
import org.zhengyuan.exchange.catalog.PublishedDataset;
import org.zhengyuan.exchange.catalog.SharingCategory;
import org.zhengyuan.exchange.catalog.rule.DivisionCodes;

/** What the catalogue's answers look like. */
final class CatalogViews {
    private CatalogViews() {}

    /** A line of the list of datasets. */
    record DatasetLine(
            String code,
            int version,
            LocalText name,
            String department,
            String subjectType,
            SharingCategory sharing,
            String grade,
            String updateCycle) {
        static DatasetLine of(PublishedDataset dataset) {
            Dataset definition = dataset.definition();
            return new DatasetLine(
                    dataset.code(),
                    dataset.version(),
                    definition.name(),
                    definition.department(),
                    definition.subjectType(),
                    definition.sharing(),
                    definition.grade(),
                    definition.updateCycle());
        }
    }

    /** A dataset as published: definition and Avro schema. */
    record DatasetView(String code, int version, Dataset definition, @JsonRawValue String schema) {
        static DatasetView of(PublishedDataset dataset) {
            return new DatasetView(
                    dataset.code(),
                    dataset.version(),
                    dataset.definition(),
                    dataset.schema().toString());
        }
    }

    /** A version in a dataset's history. */
    record VersionView(
            int version,
            CatalogChange.EntryState state,
            UUID change,
            Instant publishedAt,
            String publishedBy,
            @Nullable Instant withdrawnAt,
            @Nullable String withdrawalReason,
            Dataset definition,
            @JsonRawValue String schema,
            List<Difference> diff) {
        static VersionView of(VersionHistory history) {
            return new VersionView(
                    history.version(),
                    history.state(),
                    history.change(),
                    history.publishedAt(),
                    history.publishedBy(),
                    history.withdrawnAt(),
                    history.withdrawalReason(),
                    history.definition(),
                    history.schema(),
                    history.diff());
        }
    }

    /** A change with everything that its approver decides on. */
    record ChangeView(
            UUID id,
            CatalogChange.Origin origin,
            CatalogChange.State state,
            String proposedBy,
            @Nullable String department,
            Instant proposedAt,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            @Nullable String reason,
            List<EntryView> entries) {
        static ChangeView of(CatalogChange change) {
            return new ChangeView(
                    change.id(),
                    change.origin(),
                    change.state(),
                    change.proposedBy(),
                    change.department(),
                    change.proposedAt(),
                    change.decidedBy(),
                    change.decidedAt(),
                    change.reason(),
                    change.entries().stream().map(EntryView::of).toList());
        }
    }

    /** One entry of a change. */
    record EntryView(
            String kind,
            String code,
            int version,
            CatalogChange.EntryState state,
            List<Difference> diff,
            CatalogDefinition definition) {
        static EntryView of(CatalogChange.ChangedEntry entry) {
            return new EntryView(
                    entry.definition().kind().code(),
                    entry.definition().key(),
                    entry.version(),
                    entry.state(),
                    entry.diff(),
                    entry.definition());
        }
    }

    /** An administrative division with the days its code was in force. */
    record DivisionView(String code, String name, @Nullable LocalDate validFrom, @Nullable LocalDate validTo) {
        static DivisionView of(DivisionCodes.Division division) {
            return new DivisionView(division.code(), division.name(), division.validFrom(), division.validTo());
        }
    }

    /** Why a draft is rejected or a dataset withdrawn. */
    record Reason(@Nullable String reason) {
        String text() {
            return reason == null ? "" : reason;
        }
    }
}

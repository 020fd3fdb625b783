package org.zhengyuan.exchange.intake;

import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.catalog.PublishedDataset;
import org.zhengyuan.exchange.intake.PreparedRow.RecordName;
import org.zhengyuan.exchange.intake.Submission.FileProblem;
import org.zhengyuan.exchange.registry.StandingRecords;
import org.zhengyuan.exchange.registry.StandingRecords.Place;
import org.zhengyuan.exchange.registry.StandingRecords.Standing;

/** What a full delivery does not name although it stands: its records have ended at the source, if the delivery can be believed. */
final class Absence {
    private final StandingRecords records;
    private final PublishedDataset dataset;
    private final String scope;
    private final Map<String, String> sameSubject;
    private final KeyLedger ledger;
    private long standing;
    private long absent;

    /** @param sameSubject identifiers that name a subject beside the one under which the ledger knows it */
    Absence(
            StandingRecords records,
            PublishedDataset dataset,
            String scope,
            Map<String, String> sameSubject,
            KeyLedger ledger) {
        this.records = records;
        this.dataset = dataset;
        this.scope = scope;
        this.sameSubject = sameSubject;
        this.ledger = ledger;
        forEachOnce(record -> {
            standing++;
            if (isAbsent(record)) {
                absent++;
            }
        });
    }

    long count() {
        return absent;
    }

    /** Hands out the absent records. */
    void forEach(Consumer<Place> consumer) {
        forEachOnce(record -> {
            if (isAbsent(record)) {
                consumer.accept(record.place());
            }
        });
    }

    /** Why a steward has to look before the absent records end; null where the delivery can be believed. */
    @Nullable
    FileProblem doubt(Delivery.Full delivery, long rows, double shareLimit) {
        if (delivery.declaredRows() != null && delivery.declaredRows() != rows) {
            return new FileProblem("full.row-count", 0, delivery.declaredRows() + " ≠ " + rows);
        }
        if (absent > 0 && !delivery.hasManifest()) {
            return new FileProblem("full.no-manifest", 0, "");
        }
        if (absent > standing * shareLimit) {
            return new FileProblem("full.too-many-absent", 0, absent + " / " + standing);
        }
        return null;
    }

    private void forEachOnce(Consumer<Standing> consumer) {
        String identifierType = dataset.definition().subjectKey().identifierType();
        records.forEach(dataset.id(), identifierType, scope, record -> {
            if (!sameSubject.containsKey(record.identifier())) {
                consumer.accept(record);
            }
        });
    }

    private boolean isAbsent(Standing record) {
        return !ledger.contains(new RecordName(record.identifier(), record.recordKey()));
    }
}

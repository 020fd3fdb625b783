package org.zhengyuan.exchange.intake;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.intake.PreparedRow.RecordName;
import org.zhengyuan.exchange.intake.Submission.FileProblem;
import org.zhengyuan.exchange.registry.StandingRecords;
import org.zhengyuan.exchange.registry.StandingRecords.Standing;

/** What a full delivery does not name although it stands: its records have ended at the source, if the delivery can be believed. */
final class Absence {
    private final StandingRecords records;
    private final int datasetId;
    private final String scope;
    private final KeyLedger ledger;
    private long standing;
    private long absent;

    Absence(StandingRecords records, int datasetId, String scope, KeyLedger ledger) {
        this.records = records;
        this.datasetId = datasetId;
        this.scope = scope;
        this.ledger = ledger;
        records.forEach(datasetId, scope, record -> {
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
    void forEach(Consumer<Standing> consumer) {
        records.forEach(datasetId, scope, record -> {
            if (isAbsent(record)) {
                consumer.accept(record);
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

    private boolean isAbsent(Standing record) {
        return !ledger.contains(new RecordName(record.identifier(), record.recordKey()));
    }
}

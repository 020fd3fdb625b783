package org.zhengyuan.exchange.intake.postgres;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.zhengyuan.exchange.intake.AdmissionPlan;
import org.zhengyuan.exchange.intake.Claim;
import org.zhengyuan.exchange.intake.PreparedRow;
import org.zhengyuan.exchange.intake.PreparedRow.Admissible;
import org.zhengyuan.exchange.intake.PreparedRow.RecordName;
import org.zhengyuan.exchange.intake.PreparedRow.Refused;
import org.zhengyuan.exchange.intake.PreparedRow.Repeat;
import org.zhengyuan.exchange.intake.RefusedRow;
import org.zhengyuan.exchange.intake.RowCounts;
import org.zhengyuan.exchange.intake.WorkQueue.Chunk;
import org.zhengyuan.exchange.intake.WorkQueue.SubjectsChangedException;
import org.zhengyuan.exchange.reconciliation.CheckCounts;
import org.zhengyuan.exchange.reconciliation.Compared;
import org.zhengyuan.exchange.reconciliation.CrossCheck;
import org.zhengyuan.exchange.reconciliation.ReportedRow;
import org.zhengyuan.exchange.registry.AbsentRecords;
import org.zhengyuan.exchange.registry.AbsentRecords.Named;
import org.zhengyuan.exchange.registry.IncomingRow;
import org.zhengyuan.exchange.registry.RegistryWriter;
import org.zhengyuan.exchange.registry.RegistryWriter.StoredVersion;
import org.zhengyuan.exchange.registry.RegistryWriter.Written;
import org.zhengyuan.exchange.registry.RowOutcome;
import org.zhengyuan.exchange.registry.StandingRecords;
import org.zhengyuan.exchange.registry.StandingRecords.Place;
import org.zhengyuan.exchange.registry.Subjects;

/** What one chunk does to the database, in one transaction that its caller opens: everything or nothing. */
@Component
public class ChunkTransaction {
    private final RegistryWriter registry;
    private final StandingRecords standing;
    private final CrossCheck crossCheck;
    private final ChunkRecords records;
    private final Subjects subjects;
    private final AbsentRecords absentRecords;
    private final ChunkEvidence evidence;

    public ChunkTransaction(
            RegistryWriter registry,
            StandingRecords standing,
            AbsentRecords absentRecords,
            CrossCheck crossCheck,
            ChunkRecords records,
            ChunkEvidence evidence,
            Subjects subjects) {
        this.registry = registry;
        this.standing = standing;
        this.absentRecords = absentRecords;
        this.crossCheck = crossCheck;
        this.records = records;
        this.evidence = evidence;
        this.subjects = subjects;
    }

    long subjectChanges() {
        return subjects.changes();
    }

    /** Nobody else works on the submission, and who is who stays as the worker knows it, until the transaction ends. */
    private void begin(Claim claim, AdmissionPlan plan) {
        registry.takeTurn(plan.dataset().id());
        records.fence(claim);
        if (subjects.changes() != claim.subjectChanges()) {
            throw new SubjectsChangedException(claim.submission().id());
        }
    }

    void commit(Claim claim, AdmissionPlan plan, Chunk chunk, Instant recordedAt) {
        begin(claim, plan);
        Sorted sorted = Sorted.of(chunk.rows());
        boolean holds = plan.holdsRecords();
        if (holds) {
            strike(plan, chunk.rows());
            write(claim, plan, sorted, recordedAt);
        }
        Compared checked = check(claim, plan, sorted, recordedAt);
        records.saveRefusals(claim.submission().id(), sorted.refused());
        byte[] outcomes = sorted.outcomes(holds);
        RowCounts counts = RowCounts.of(outcomes, checked.counts(), 0);
        ChunkEvidence.Noted noted = evidence.note(
                claim, plan, chunk.number(), chunk.rows(), outcomes, sorted.written(), checked.digests(), counts);
        records.save(claim, chunk, counts, outcomes, noted, recordedAt);
    }

    void list(Claim claim, AdmissionPlan plan, List<Place> absent) {
        begin(claim, plan);
        absentRecords.note(claim.submission().id(), plan.dataset().id(), absent);
    }

    int endListed(Claim claim, AdmissionPlan plan, int number, int limit, Instant recordedAt) {
        List<Place> absent =
                absentRecords.take(claim.submission().id(), plan.dataset().id(), limit);
        if (!absent.isEmpty()) {
            end(claim, plan, number, absent, recordedAt);
        }
        return absent.size();
    }

    void end(Claim claim, AdmissionPlan plan, int number, List<Place> absent, Instant recordedAt) {
        begin(claim, plan);
        List<StoredVersion> ended = standing.end(setting(claim, plan, recordedAt), absent);
        Chunk chunk = new Chunk(number, claim.submission().byteSize(), List.of());
        RowCounts counts = RowCounts.of(new byte[0], CheckCounts.NONE, ended.size());
        records.save(
                claim, chunk, counts, new byte[0], evidence.noteEnded(claim, plan, number, ended, counts), recordedAt);
    }

    /** What a row names is not absent, refused rows included. */
    private void strike(AdmissionPlan plan, List<PreparedRow> rows) {
        if (!absentRecords.anyListed(plan.dataset().id())) {
            return;
        }
        List<Named> named = new ArrayList<>(rows.size());
        for (PreparedRow row : rows) {
            RecordName name = row.name();
            if (name != null) {
                named.add(new Named(name.identifier(), name.recordKey()));
            }
        }
        absentRecords.strike(
                plan.dataset().id(), plan.dataset().definition().subjectKey().identifierType(), named);
    }

    private void write(Claim claim, AdmissionPlan plan, Sorted sorted, Instant recordedAt) {
        List<Written> written = registry.write(setting(claim, plan, recordedAt), sorted.incoming(), false);
        sorted.written().addAll(written);
        List<UUID> changed = new ArrayList<>();
        for (Written row : written) {
            UUID subject = row.subjectId();
            if (row.outcome() == RowOutcome.CHANGED && subject != null) {
                changed.add(subject);
            }
        }
        crossCheck.sourceChanged(
                plan.dataset().id(), changed, claim.submission().id(), recordedAt);
    }

    private Compared check(Claim claim, AdmissionPlan plan, Sorted sorted, Instant recordedAt) {
        if (sorted.reported().isEmpty() && sorted.repeated().isEmpty()) {
            return Compared.NOTHING;
        }
        CrossCheck.Setting setting = new CrossCheck.Setting(
                plan.dataset().id(),
                plan.dataset().definition().subjectType(),
                plan.dataset().definition().subjectKey().identifierType(),
                plan.checkedElements(),
                plan.contested(),
                claim.submission().id(),
                recordedAt);
        Compared compared = crossCheck.check(setting, sorted.reported());
        CheckCounts repeated = crossCheck.count(setting, sorted.repeated());
        return new Compared(compared.counts().plus(repeated), compared.digests());
    }

    private static RegistryWriter.Setting setting(Claim claim, AdmissionPlan plan, Instant recordedAt) {
        return new RegistryWriter.Setting(
                plan.dataset().id(),
                plan.dataset().version(),
                plan.dataset().definition().subjectType(),
                plan.dataset().definition().subjectKey().identifierType(),
                claim.submission().id(),
                recordedAt);
    }

    /** A chunk's rows by what happens to them. */
    private record Sorted(
            List<PreparedRow> rows,
            List<IncomingRow> incoming,
            List<ReportedRow> reported,
            List<ReportedRow> repeated,
            List<RefusedRow> refused,
            List<Written> written) {
        static Sorted of(List<PreparedRow> rows) {
            Sorted sorted = new Sorted(
                    rows,
                    new ArrayList<>(rows.size()),
                    new ArrayList<>(),
                    new ArrayList<>(0),
                    new ArrayList<>(),
                    new ArrayList<>());
            for (PreparedRow row : rows) {
                switch (row) {
                    case Admissible admissible -> {
                        sorted.incoming().add(admissible.row());
                        if (admissible.reported() != null) {
                            sorted.reported().add(admissible.reported());
                        }
                    }
                    case Refused refused -> sorted.refused().add(refused.refused());
                    case Repeat repeat -> {
                        if (repeat.reported() != null) {
                            sorted.repeated().add(repeat.reported());
                        }
                    }
                }
            }
            return sorted;
        }

        byte[] outcomes(boolean holds) {
            byte[] outcomes = new byte[rows.size()];
            int next = 0;
            for (int i = 0; i < outcomes.length; i++) {
                RowOutcome outcome =
                        switch (rows.get(i)) {
                            case Admissible admissible ->
                                holds ? written.get(next++).outcome() : RowOutcome.CHECKED_ONLY;
                            case Refused refused -> RowOutcome.REFUSED;
                            case Repeat repeat -> holds ? RowOutcome.UNCHANGED : RowOutcome.CHECKED_ONLY;
                        };
                outcomes[i] = (byte) outcome.ordinal();
            }
            return outcomes;
        }
    }
}

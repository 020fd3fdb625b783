package org.zhengyuan.exchange.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.zhengyuan.exchange.intake.KeyLedger.Note;
import org.zhengyuan.exchange.intake.PreparedRow.Admissible;
import org.zhengyuan.exchange.intake.PreparedRow.RecordName;
import org.zhengyuan.exchange.intake.PreparedRow.Refused;
import org.zhengyuan.exchange.intake.Submission.FileProblem;
import org.zhengyuan.exchange.intake.WorkQueue.Chunk;
import org.zhengyuan.exchange.intake.format.RawRow;
import org.zhengyuan.exchange.intake.format.RowReader;
import org.zhengyuan.exchange.intake.format.UnreadableFile;
import org.zhengyuan.exchange.problem.Expected;
import org.zhengyuan.exchange.registry.StandingRecords;
import org.zhengyuan.exchange.registry.StandingRecords.Place;

/**
 * Works on one submission from the first row to its final state. Can be broken off anywhere and started again: rows of committed chunks
 * are passed over.
 */
final class SubmissionRun {
    /** Most rows of a chunk: so many that statements and commits cost little per row. */
    static final int CHUNK = 10_000;

    /** Characters after which a chunk is closed: a few chunks at a time are in memory, whatever the rows hold. */
    static final long CHUNK_CHARS = 4L << 20;

    private final Claim claim;
    private final AdmissionPlan plan;
    private final WorkQueue queue;
    private final StandingRecords standing;
    private final Map<String, String> sameSubject;
    private final SubmissionFile file;
    private final ChunkLine line;
    private final double endedShareLimit;
    private int chunks;

    SubmissionRun(
            Claim claim,
            AdmissionPlan plan,
            WorkQueue queue,
            StandingRecords standing,
            Map<String, String> sameSubject,
            SubmissionFile file,
            ExecutorService loaders,
            int loaderCount,
            double endedShareLimit) {
        this.claim = claim;
        this.plan = plan;
        this.queue = queue;
        this.standing = standing;
        this.sameSubject = sameSubject;
        this.file = file;
        this.line = new ChunkLine(loaders, loaderCount * 2);
        this.endedShareLimit = endedShareLimit;
    }

    void work() throws IOException, InterruptedException {
        try (KeyLedger ledger = new KeyLedger(file.scratch())) {
            long rows;
            try {
                file.requireReadable(plan);
                try (RowReader reader = file.open(plan)) {
                    queue.opened(claim, reader.dialect(), reader.header());
                    rows = readAll(reader, ledger);
                }
            } catch (UnreadableFile e) {
                line.drain();
                queue.finish(
                        claim,
                        SubmissionState.REFUSED,
                        new FileProblem(e.code(), e.row(), String.valueOf(e.getMessage())),
                        0);
                return;
            }
            line.drain();
            long committed = queue.rowsCommitted(claim);
            if (committed != rows) {
                throw new IllegalStateException("of " + rows + " rows " + committed + " have an outcome");
            }
            finish(rows, ledger);
        }
    }

    private long readAll(RowReader reader, KeyLedger ledger) throws IOException, UnreadableFile, InterruptedException {
        Admission admission = new Admission(plan);
        List<PreparedRow> rows = new ArrayList<>();
        long count = 0;
        long chars = 0;
        for (RawRow raw = reader.next(); raw != null; raw = reader.next()) {
            count++;
            PreparedRow prepared = noted(underOneName(admission.prepare(raw)), raw, ledger);
            boolean done = claim.committed().hold(raw.number());
            if (!done) {
                rows.add(prepared);
                chars += raw.chars();
            }
            if (!rows.isEmpty() && (done || rows.size() == CHUNK || chars >= CHUNK_CHARS)) {
                submit(reader, rows);
                rows = new ArrayList<>(rows.size());
                chars = 0;
            }
        }
        if (!rows.isEmpty()) {
            submit(reader, rows);
        }
        return count;
    }

    private void submit(RowReader reader, List<PreparedRow> rows) throws InterruptedException {
        int number = claim.committed().free(chunks);
        chunks = number + 1;
        Chunk chunk = new Chunk(number, reader.bytesRead(), rows);
        line.submit(() -> queue.commit(claim, plan, chunk));
    }

    private static PreparedRow noted(PreparedRow prepared, RawRow raw, KeyLedger ledger) throws IOException {
        RecordName name = prepared.name();
        if (name == null) {
            return prepared;
        }
        if (!(prepared instanceof Admissible admissible)) {
            ledger.noteRefused(name, prepared.number());
            return prepared;
        }
        return switch (ledger.note(name, admissible.contentHash(), prepared.number())) {
            case Note.First first -> prepared;
            case Note.Same same -> new PreparedRow.Repeat(prepared.number(), admissible.reported());
            case Note.Differing differing -> repeatedKey(raw, name, differing.row());
        };
    }

    /** Rows that name one subject by several identifiers are rows of one record: from here on they go under one of them. */
    private PreparedRow underOneName(PreparedRow prepared) {
        RecordName name = prepared.name();
        String same = name == null || sameSubject.isEmpty() ? null : sameSubject.get(name.identifier());
        return same == null ? prepared : prepared.of(same);
    }

    private static PreparedRow repeatedKey(RawRow raw, RecordName name, long firstRow) {
        return new Refused(RefusedRow.of(raw, "row.repeated-key", Expected.of("values-of-row", firstRow)), name);
    }

    /** A steward agreed that what was listed as absent ends. The rows were admitted before; the file is not read again. */
    void endListed() {
        int chunk = claim.committed().next();
        while (queue.endListed(claim, plan, chunk, CHUNK) > 0) {
            chunk++;
        }
        queue.finish(claim, SubmissionState.COMPLETED, null, claim.submission().absent());
    }

    private void finish(long rows, KeyLedger ledger) {
        if (!(claim.submission().delivery() instanceof Delivery.Full full) || !plan.holdsRecords()) {
            queue.finish(claim, SubmissionState.COMPLETED, null, 0);
            return;
        }
        Absence absence = new Absence(standing, plan.dataset(), full.scope(), sameSubject, ledger);
        // what an attempt that was broken off has ended already was absent too
        long absent = absence.count() + claim.submission().counts().ended();
        FileProblem doubt = absence.doubt(full, rows, endedShareLimit);
        if (doubt != null) {
            inBatches(absence, batch -> queue.list(claim, plan, batch));
            queue.finish(claim, SubmissionState.WAITING, doubt, absent);
            return;
        }
        int[] chunk = {Math.max(claim.committed().next(), chunks)};
        inBatches(absence, batch -> queue.end(claim, plan, chunk[0]++, batch));
        queue.finish(claim, SubmissionState.COMPLETED, null, absent);
    }

    private static void inBatches(Absence absence, Consumer<List<Place>> step) {
        List<Place> batch = new ArrayList<>(CHUNK);
        absence.forEach(record -> {
            batch.add(record);
            if (batch.size() == CHUNK) {
                step.accept(List.copyOf(batch));
                batch.clear();
            }
        });
        if (!batch.isEmpty()) {
            step.accept(batch);
        }
    }
}

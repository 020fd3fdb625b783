package org.zhengyuan.exchange.intake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.intake.format.Dialect;

/** Submissions held in memory, and a hand to move them on as the work would. One route fails at a time. */
public final class HeldSubmissions implements Submissions {
    private final List<Submission> held = new CopyOnWriteArrayList<>();
    private final List<NewSubmission> received = new CopyOnWriteArrayList<>();
    private final List<RefusedRow> refused = new ArrayList<>();
    private volatile boolean failing;
    private volatile int failures;
    private volatile boolean deaf;

    /** From now on the database is gone, or back. */
    public void failing(boolean gone) {
        failing = gone;
    }

    /** The next submission is committed, and the database is gone before it can say so. */
    public void loseNextAnswer() {
        deaf = true;
    }

    /** How often somebody asked in vain. */
    public int failures() {
        return failures;
    }

    private void requireDatabase() {
        if (failing) {
            failures = failures + 1;
            throw new IllegalStateException("the database is gone");
        }
    }

    public List<Submission> all() {
        return held;
    }

    public List<NewSubmission> received() {
        return received;
    }

    public void refuse(RefusedRow row) {
        refused.add(row);
    }

    public void move(UUID id, SubmissionState state, @Nullable Dialect dialect, List<String> header) {
        Submission old = find(id).orElseThrow();
        Submission moved = new Submission(
                id,
                old.arrival(),
                old.dataset(),
                old.datasetVersion(),
                old.department(),
                old.source(),
                old.submittedBy(),
                old.delivery(),
                old.format(),
                old.charset(),
                old.fileName(),
                old.byteSize(),
                old.digest(),
                state,
                old.receivedAt(),
                old.receivedAt(),
                null,
                dialect,
                header,
                state == SubmissionState.REFUSED ? new Submission.FileProblem("file.truncated", 7, "") : null,
                old.counts(),
                old.byteSize() / 2,
                0,
                null,
                Submission.Removed.NOTHING);
        held.replaceAll(one -> one.id().equals(id) ? moved : one);
    }

    @Override
    public Receipt receive(NewSubmission made) {
        requireDatabase();
        for (NewSubmission earlier : received) {
            if (made.idempotencyKey() != null && made.idempotencyKey().equals(earlier.idempotencyKey())) {
                return Arrays.equals(made.digest(), earlier.digest())
                        ? new Receipt.Repeated(find(earlier.id()).orElseThrow())
                        : new Receipt.KeyReused();
            }
        }
        received.add(made);
        Submission submission = new Submission(
                made.id(),
                held.size() + 1L,
                made.dataset(),
                1,
                made.department(),
                made.source(),
                made.submittedBy(),
                made.delivery(),
                made.format(),
                made.charset(),
                made.fileName(),
                made.byteSize(),
                made.digest(),
                SubmissionState.RECEIVED,
                Instant.parse("2026-11-21T06:00:00Z"),
                null,
                null,
                null,
                List.of(),
                null,
                RowCounts.NONE,
                0,
                0,
                null,
                Submission.Removed.NOTHING);
        held.add(submission);
        if (deaf) {
            deaf = false;
            failing = true;
            requireDatabase();
        }
        return new Receipt.Accepted(submission);
    }

    @Override
    public Optional<Submission> find(UUID id) {
        requireDatabase();
        return held.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    @Override
    public List<Submission> list(
            @Nullable String department, @Nullable String dataset, @Nullable Long before, int limit) {
        return held.reversed().stream()
                .filter(one -> department == null || one.department().equals(department))
                .filter(one -> dataset == null || one.dataset().equals(dataset))
                .filter(one -> before == null || one.arrival() < before)
                .limit(limit)
                .toList();
    }

    @Override
    public List<Submission> refusedSince(String source, Instant since) {
        return held.stream()
                .filter(one -> one.source().equals(source) && one.state() == SubmissionState.REFUSED)
                .toList();
    }

    @Override
    public List<RefusedRow> refusals(UUID id, long afterRow, int limit) {
        return refused.stream().filter(row -> row.row() > afterRow).limit(limit).toList();
    }

    @Override
    public boolean approve(UUID id, String steward, boolean endAbsent) {
        if (find(id).orElseThrow().state() != SubmissionState.WAITING) {
            return false;
        }
        move(id, endAbsent ? SubmissionState.PROCESSING : SubmissionState.COMPLETED, null, List.of());
        return Objects.nonNull(steward);
    }
}

package org.zhengyuan.exchange.intake;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.CatalogRefusal;
import org.zhengyuan.exchange.catalog.Dataset;
import org.zhengyuan.exchange.catalog.Department;
import org.zhengyuan.exchange.evidence.EvidenceRefusal;
import org.zhengyuan.exchange.evidence.LogStanding;
import org.zhengyuan.exchange.intake.Spool.Spooled;
import org.zhengyuan.exchange.problem.Expected;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.responsibility.DivisionHierarchy;

/** Takes a file in: whose dataset it is, stored whole, digests compared, then committed as a submission. */
public final class Receiving implements Reception {
    private final Catalog catalog;
    private final Spool spool;
    private final Submissions submissions;
    private final Predicate<String> stopped;
    private final LogStanding log;

    /** @param stopped whether a dataset is under an emergency stop now; asks the database */
    public Receiving(Catalog catalog, Spool spool, Submissions submissions, Predicate<String> stopped) {
        this(catalog, spool, submissions, stopped, LogStanding.SIGNING);
    }

    /** @param log nothing is taken in while it stands still */
    public Receiving(
            Catalog catalog, Spool spool, Submissions submissions, Predicate<String> stopped, LogStanding log) {
        this.log = log;
        this.catalog = catalog;
        this.spool = spool;
        this.submissions = submissions;
        this.stopped = stopped;
    }

    @Override
    public Outcome<Received> receive(Upload upload, InputStream content) throws IOException {
        if (log.stopped().isPresent()) {
            return Outcome.refused(EvidenceRefusal.LOG_STOPPED);
        }
        Catalog.Snapshot current = catalog.current();
        Optional<Dataset> dataset = current.dataset(upload.dataset()).map(published -> published.definition());
        if (dataset.isEmpty()) {
            return Outcome.refused(IntakeRefusal.DATASET_UNKNOWN);
        }
        Optional<Department> department = current.department(upload.department());
        if (department.isEmpty() || !dataset.get().department().equals(upload.department())) {
            return Outcome.refused(IntakeRefusal.DATASET_NOT_YOURS);
        }
        if (stopped.test(upload.dataset())) {
            return Outcome.refused(CatalogRefusal.DATASET_STOPPED, Map.of("dataset", upload.dataset()));
        }
        String scope = scope(upload, dataset.get(), department.get());
        if (scope == null) {
            return Outcome.refused(
                    IntakeRefusal.SCOPE,
                    Map.of(
                            "field",
                            "division",
                            "expected",
                            Expected.of("division-within", department.get().jurisdiction())));
        }
        UUID id = UUID.randomUUID();
        // Asks the database before it takes a gigabyte: while it is gone nothing is stored, however often a sender
        // tries.
        submissions.find(id);
        return switch (spool.store(id, content, upload.gzip())) {
            case Outcome.Refused<Spooled> no -> Outcome.refused(no.refusal(), no.facts());
            case Outcome.Done<Spooled> stored -> registerOrDiscard(id, upload, scope, stored.value());
        };
    }

    /** After a failure the file goes only where the submission is known not to exist; a commit may have come through unseen. */
    private Outcome<Received> registerOrDiscard(UUID id, Upload upload, String scope, Spooled file) throws IOException {
        try {
            return register(id, upload, scope, file);
        } catch (RuntimeException failure) {
            try {
                if (submissions.find(id).isEmpty()) {
                    spool.discard(id);
                }
            } catch (RuntimeException unknown) {
                failure.addSuppressed(unknown);
            }
            throw failure;
        }
    }

    private static @Nullable String scope(Upload upload, Dataset dataset, Department department) {
        String division = Objects.requireNonNullElse(
                upload.wish().division(),
                Objects.requireNonNullElse(dataset.fixedDivision(), department.jurisdiction()));
        boolean within =
                DivisionHierarchy.isCode(division) && DivisionHierarchy.within(division, department.jurisdiction());
        return within ? division : null;
    }

    private Outcome<Received> register(UUID id, Upload upload, String scope, Spooled file) throws IOException {
        if (!matches(upload.declaredDigests(), file)) {
            spool.discard(id);
            return Outcome.refused(IntakeRefusal.DIGEST_MISMATCH);
        }
        if (stopped.test(upload.dataset())) {
            spool.discard(id); // stopped while the file came in
            return Outcome.refused(CatalogRefusal.DATASET_STOPPED, Map.of("dataset", upload.dataset()));
        }
        return switch (submissions.receive(submission(id, upload, scope, file))) {
            case Submissions.Receipt.Accepted accepted -> Outcome.done(new Received(accepted.submission(), false));
            case Submissions.Receipt.Repeated repeated -> {
                spool.discard(id);
                yield Outcome.done(new Received(repeated.submission(), true));
            }
            case Submissions.Receipt.KeyReused reused -> {
                spool.discard(id);
                yield Outcome.refused(IntakeRefusal.KEY_REUSED);
            }
        };
    }

    private static boolean matches(List<byte[]> declared, Spooled file) {
        return declared.stream()
                .allMatch(digest -> MessageDigest.isEqual(digest, file.contentDigest())
                        || MessageDigest.isEqual(digest, file.digest()));
    }

    private static NewSubmission submission(UUID id, Upload upload, String scope, Spooled file) {
        Upload.Wish wish = upload.wish();
        Delivery delivery = wish.full()
                ? new Delivery.Full(
                        scope, wish.declaredRows(), !upload.declaredDigests().isEmpty())
                : new Delivery.Delta();
        return new NewSubmission(
                id,
                upload.dataset(),
                upload.department(),
                upload.source(),
                upload.submittedBy(),
                upload.idempotencyKey(),
                delivery,
                upload.format().format(),
                upload.format().charset().map(charset -> charset.name()).orElse(null),
                upload.fileName(),
                file.size(),
                file.digest());
    }
}

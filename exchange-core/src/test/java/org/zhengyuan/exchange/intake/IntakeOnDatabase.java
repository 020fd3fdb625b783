package org.zhengyuan.exchange.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.intake.disk.DiskSpool;
import org.zhengyuan.exchange.intake.disk.SpoolLimits;
import org.zhengyuan.exchange.intake.format.Format;
import org.zhengyuan.exchange.intake.postgres.IntakePostgres;
import org.zhengyuan.exchange.reconciliation.CrossCheck;
import org.zhengyuan.exchange.reconciliation.postgres.ReconciliationPostgres;
import org.zhengyuan.exchange.registry.Digests;
import org.zhengyuan.exchange.registry.SubjectRef;
import org.zhengyuan.exchange.registry.Truth;
import org.zhengyuan.exchange.registry.TruthQuery;
import org.zhengyuan.exchange.registry.postgres.HeadsInBooks;
import org.zhengyuan.exchange.registry.postgres.PostgresDueVersions;
import org.zhengyuan.exchange.registry.postgres.PostgresStandingRecords;
import org.zhengyuan.exchange.registry.postgres.PostgresSubjectChanges;
import org.zhengyuan.exchange.registry.postgres.PostgresSubjects;
import org.zhengyuan.exchange.registry.postgres.PostgresTruthResolver;
import org.zhengyuan.exchange.responsibility.ResponsibilityList;
import org.zhengyuan.exchange.testing.TestDatabase;

/** The whole path from a file to the registry on a real database, without the web: what intake tests stand on. */
public final class IntakeOnDatabase implements AutoCloseable {
    public final Submissions submissions;
    public final SubmissionQueue queue;
    public final PostgresTruthResolver resolver;
    public final PostgresDueVersions dueVersions;
    public final PostgresSubjects subjects;
    public final PostgresSubjectChanges subjectChanges;
    public final JdbcClient owner;
    private final ExecutorService loaders = Executors.newFixedThreadPool(2);
    private final SpooledFiles files;
    private final DataSource application;

    public IntakeOnDatabase(TestDatabase database, Catalog catalog, ResponsibilityList list, Path folder, Clock clock) {
        this(database, catalog, list, spool(folder), clock);
    }

    public IntakeOnDatabase(
            TestDatabase database, Catalog catalog, ResponsibilityList list, SpooledFiles files, Clock clock) {
        this(database, catalog, list, files, List.of(), clock);
    }

    public IntakeOnDatabase(
            TestDatabase database,
            Catalog catalog,
            ResponsibilityList list,
            Path folder,
            List<SubmissionFollower> followers,
            Clock clock) {
        this(database, catalog, list, spool(folder), followers, clock);
    }

    private IntakeOnDatabase(
            TestDatabase database,
            Catalog catalog,
            ResponsibilityList list,
            SpooledFiles files,
            List<SubmissionFollower> followers,
            Clock clock) {
        this.files = files;
        this.owner = JdbcClient.create(database.owner());
        this.application = database.application();
        JdbcClient jdbc = JdbcClient.create(application);
        JdbcTransactionManager transactions = new JdbcTransactionManager(application);
        PostgresStandingRecords standing = new PostgresStandingRecords(application);
        resolver = new PostgresTruthResolver(application, catalog, list, clock);
        subjects = new PostgresSubjects(jdbc);
        CrossCheck crossCheck = ReconciliationPostgres.crossCheck(application, resolver, subjects, catalog);
        dueVersions = new PostgresDueVersions(
                application, transactions, List.of(ReconciliationPostgres.settling(crossCheck)));
        subjectChanges = new PostgresSubjectChanges(
                application, transactions, catalog, List.of(ReconciliationPostgres.follower(application)));
        submissions = IntakePostgres.submissions(application, transactions, catalog, followers, clock);
        WorkQueue work = IntakePostgres.workQueue(application, transactions, catalog, crossCheck, followers, clock);
        queue = new SubmissionQueue(work, catalog, list, standing, subjects, files, loaders, IntakeSettings.DEFAULT);
    }

    /** A spool in a folder, with room for every test's file. */
    public static DiskSpool spool(Path folder) {
        try {
            return new DiskSpool(folder, new SpoolLimits(1 << 26, 0, 200));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hands in a delta of UTF-8 CSV lines and works it off. */
    public Submission deliver(String dataset, String department, String... lines) {
        return deliver(
                dataset,
                department,
                new Delivery.Delta(),
                Format.CSV,
                String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    public Submission deliver(String dataset, String department, Delivery delivery, Format format, byte[] file) {
        Submission handed = handIn(dataset, department, delivery, format, file, null);
        workOff();
        return submissions.find(handed.id()).orElseThrow();
    }

    public Submission handIn(
            String dataset, String department, Delivery delivery, Format format, byte[] file, @Nullable String key) {
        UUID id = UUID.randomUUID();
        try {
            Files.write(files.file(id), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Submissions.Receipt receipt = submissions.receive(new NewSubmission(
                id,
                dataset,
                department,
                "http",
                "test-client",
                key,
                delivery,
                format,
                null,
                "test",
                file.length,
                Digests.sha256().digest(file)));
        return switch (receipt) {
            case Submissions.Receipt.Accepted accepted -> accepted.submission();
            case Submissions.Receipt.Repeated repeated -> repeated.submission();
            case Submissions.Receipt.KeyReused reused -> throw new IllegalStateException("key reused");
        };
    }

    public void workOff() {
        try {
            while (queue.workOne()) {
                // until the queue is empty
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public Truth.ElementTruth truth(String citizenId, String element) {
        return truth(citizenId, element, null, null);
    }

    public Truth.ElementTruth truth(
            String citizenId, String element, @Nullable Instant validAt, @Nullable Instant knownAt) {
        SubjectRef subject = new SubjectRef("person", "citizen-id", citizenId);
        TruthQuery query = new TruthQuery(subject, Set.of(element), validAt, knownAt);
        Truth.ElementTruth truth =
                resolver.resolve(List.of(query)).getFirst().elements().get(element);
        if (truth == null) {
            throw new IllegalStateException("no answer for " + element);
        }
        return truth;
    }

    /** The heads that the versions do not give, slot by slot. */
    public List<HeadsInBooks.WrongHead> wrongHeads() {
        List<HeadsInBooks.WrongHead> wrong = new ArrayList<>();
        try (Connection connection = application.getConnection()) {
            for (int slot = 0; slot < HeadsInBooks.SLOTS; slot++) {
                HeadsInBooks.firstWrong(connection, slot).ifPresent(wrong::add);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return wrong;
    }

    @Override
    public void close() {
        loaders.shutdownNow();
    }

    public static Clock at(String instant) {
        return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
    }
}

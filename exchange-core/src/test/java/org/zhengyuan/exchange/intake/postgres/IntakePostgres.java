package org.zhengyuan.exchange.intake.postgres;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.evidence.postgres.PostgresFactNotes;
import org.zhengyuan.exchange.intake.SubmissionFollower;
import org.zhengyuan.exchange.intake.Submissions;
import org.zhengyuan.exchange.intake.WorkQueue;
import org.zhengyuan.exchange.reconciliation.CrossCheck;
import org.zhengyuan.exchange.registry.postgres.PostgresAbsentRecords;
import org.zhengyuan.exchange.registry.postgres.PostgresRegistryWriter;
import org.zhengyuan.exchange.registry.postgres.PostgresStandingRecords;
import org.zhengyuan.exchange.registry.postgres.PostgresSubjects;
import org.zhengyuan.exchange.registry.postgres.StandingDigests;

/** The intake's adapters, wired by hand as the application wires them. */
public final class IntakePostgres {
    private IntakePostgres() {}

    public static Submissions submissions(
            DataSource dataSource,
            JdbcTransactionManager transactions,
            Catalog catalog,
            List<SubmissionFollower> followers,
            Clock clock) {
        return new PostgresSubmissions(
                JdbcClient.create(dataSource),
                catalog,
                new PostgresAbsentRecords(dataSource),
                transactions,
                followers,
                clock);
    }

    public static WorkQueue workQueue(
            DataSource dataSource,
            JdbcTransactionManager transactions,
            Catalog catalog,
            CrossCheck crossCheck,
            List<SubmissionFollower> followers,
            Clock clock) {
        PostgresAbsentRecords absentRecords = new PostgresAbsentRecords(dataSource);
        ChunkTransaction chunks = new ChunkTransaction(
                new PostgresRegistryWriter(dataSource, new StandingDigests(scratch(), 1_000_000), catalog),
                new PostgresStandingRecords(dataSource),
                absentRecords,
                crossCheck,
                new ChunkRecords(dataSource),
                new ChunkEvidence(new PostgresFactNotes(JdbcClient.create(dataSource))),
                new PostgresSubjects(JdbcClient.create(dataSource)));
        return new PostgresWorkQueue(
                dataSource, JdbcClient.create(dataSource), transactions, chunks, absentRecords, followers, clock);
    }

    private static Path scratch() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }
}

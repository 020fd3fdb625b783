package org.zhengyuan.exchange.intake.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhengyuan.exchange.intake.Claim;
import org.zhengyuan.exchange.intake.CommittedChunks;
import org.zhengyuan.exchange.intake.Submission;

/** A claim held by a session's advisory lock: it ends when the connection does, however the process ends. */
final class HeldClaim implements Claim {
    private static final Logger LOG = LoggerFactory.getLogger(HeldClaim.class);

    private final Submission submission;
    private final UUID owner;
    private final CommittedChunks committed;
    private final long subjectChanges;
    private final Connection lock;

    HeldClaim(Submission submission, UUID owner, CommittedChunks committed, long subjectChanges, Connection lock) {
        this.submission = submission;
        this.owner = owner;
        this.committed = committed;
        this.subjectChanges = subjectChanges;
        this.lock = lock;
    }

    @Override
    public Submission submission() {
        return submission;
    }

    @Override
    public UUID owner() {
        return owner;
    }

    @Override
    public CommittedChunks committed() {
        return committed;
    }

    @Override
    public long subjectChanges() {
        return subjectChanges;
    }

    @Override
    public void close() {
        try (lock;
                var statement = lock.createStatement()) {
            statement.execute("SELECT pg_advisory_unlock_all()");
        } catch (SQLException e) {
            LOG.debug("the claim's connection was already gone", e);
        }
    }
}

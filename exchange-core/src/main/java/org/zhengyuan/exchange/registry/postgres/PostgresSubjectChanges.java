package org.zhengyuan.exchange.registry.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.PublishedDataset;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.registry.SubjectChange;
import org.zhengyuan.exchange.registry.SubjectChange.Decision;
import org.zhengyuan.exchange.registry.SubjectChange.Kind;
import org.zhengyuan.exchange.registry.SubjectChange.State;
import org.zhengyuan.exchange.registry.SubjectChange.Uncertain;
import org.zhengyuan.exchange.registry.SubjectChanges;
import org.zhengyuan.exchange.registry.SubjectFollower;
import org.zhengyuan.exchange.registry.SubjectRefusal;

/** Merges and splits over PostgreSQL. While one is carried out, no set of any dataset is written. */
@Repository
public class PostgresSubjectChanges implements SubjectChanges {
    private static final String PROPOSE =
            """
            INSERT INTO subject_change (change_id, kind, kept, absorbed, undoes, reason, state, proposed_by, proposed_at)
            VALUES (?, ?, ?, ?, ?, ?, 'proposed', ?, ?)
            """;
    private static final String DECIDE =
            """
            UPDATE subject_change SET state = ?, decided_by = ?, decided_at = ?, decision_reason = ?
            WHERE change_id = ? AND state = 'proposed'
            """;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Catalog catalog;
    private final List<SubjectFollower> followers;
    private final SubjectRecords records;
    private final SubjectIdentifiers identifiers;

    public PostgresSubjectChanges(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            Catalog catalog,
            List<SubjectFollower> followers) {
        this.template = new JdbcTemplate(dataSource);
        this.jdbc = JdbcClient.create(template);
        this.transaction = new TransactionTemplate(transactions);
        this.catalog = catalog;
        this.followers = List.copyOf(followers);
        this.records = new SubjectRecords(jdbc);
        this.identifiers = new SubjectIdentifiers(jdbc);
    }

    @Override
    public Optional<SubjectChange> find(UUID id) {
        return jdbc.sql("SELECT * FROM subject_change WHERE change_id = ?")
                .param(id)
                .query(PostgresSubjectChanges::change)
                .optional();
    }

    @Override
    public List<SubjectChange> list(@Nullable Long before, int limit) {
        return jdbc.sql("SELECT * FROM subject_change WHERE :before::bigint IS NULL OR number < :before"
                        + " ORDER BY number DESC LIMIT :limit")
                .param("before", before)
                .param("limit", limit)
                .query(PostgresSubjectChanges::change)
                .list();
    }

    @Override
    public void propose(UUID id, Kind kind, UUID kept, UUID absorbed, @Nullable UUID undoes, Proposal proposal) {
        jdbc.sql(PROPOSE)
                .param(id)
                .param(kind.name().toLowerCase(Locale.ROOT))
                .param(kept)
                .param(absorbed)
                .param(undoes)
                .param(proposal.reason())
                .param(proposal.by())
                .param(proposal.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public boolean reject(UUID id, String decidedBy, Instant at, String reason) {
        return decide(id, State.REJECTED, decidedBy, at, reason);
    }

    @Override
    public Outcome<SubjectChange> carryOut(UUID id, String decidedBy, Instant at) {
        Outcome<SubjectChange> outcome = transaction.execute(status -> {
            Outcome<SubjectChange> carried = apply(id, at);
            if (carried instanceof Outcome.Done && decide(id, State.DONE, decidedBy, at, null)) {
                return Outcome.done(find(id).orElseThrow());
            }
            status.setRollbackOnly();
            return carried instanceof Outcome.Done ? Outcome.refused(SubjectRefusal.ALREADY_DECIDED) : carried;
        });
        return Objects.requireNonNull(outcome);
    }

    @Override
    public List<Uncertain> uncertain(SubjectChange split) {
        Decision taken = split.decision();
        Optional<Decision> merged =
                Optional.ofNullable(split.undoes()).flatMap(this::find).map(SubjectChange::decision);
        if (split.state() != State.DONE || taken == null || merged.isEmpty()) {
            return List.of();
        }
        Catalog.Snapshot current = catalog.current();
        return records.written(split.kept(), split.absorbed(), merged.get().at(), taken.at()).stream()
                .map(one -> new Uncertain(
                        current.dataset(one.datasetId())
                                .map(PublishedDataset::code)
                                .orElse(""),
                        one.subject(),
                        one.version()))
                .toList();
    }

    private Outcome<SubjectChange> apply(UUID id, Instant at) {
        holdWriters();
        SubjectChange change = find(id).orElseThrow();
        if (change.state() != State.PROPOSED) {
            return Outcome.refused(SubjectRefusal.ALREADY_DECIDED);
        }
        return switch (change.kind()) {
            case MERGE -> merge(change, at);
            case SPLIT -> split(change, at);
        };
    }

    private Outcome<SubjectChange> merge(SubjectChange change, Instant at) {
        if (!identifiers.names(change.kept()) || !identifiers.names(change.absorbed())) {
            return Outcome.refused(SubjectRefusal.CHANGED_SINCE);
        }
        List<Map<String, Object>> clashes = records.clashes(change.kept(), change.absorbed());
        if (!clashes.isEmpty()) {
            return Outcome.refused(SubjectRefusal.RECORDS_CLASH, Map.of("records", named(clashes)));
        }
        records.note(change.id(), change.kept(), change.absorbed());
        records.move(change.id(), change.absorbed(), change.kept());
        identifiers.merge(change.id(), change.kept(), change.absorbed(), at);
        followers.forEach(follower -> follower.merged(change.id(), change.absorbed(), change.kept()));
        return Outcome.done(change);
    }

    private Outcome<SubjectChange> split(SubjectChange change, Instant at) {
        UUID merge = Objects.requireNonNull(change.undoes(), "a split takes a merge back");
        if (!identifiers.stillMerged(merge, change.kept(), change.absorbed())) {
            return Outcome.refused(SubjectRefusal.CHANGED_SINCE);
        }
        records.move(merge, change.kept(), change.absorbed());
        identifiers.split(change.id(), merge, change.kept(), change.absorbed(), at);
        followers.forEach(follower -> follower.split(merge, change.absorbed(), change.kept()));
        return Outcome.done(change);
    }

    /** In the order of their ids, so that two of these wait for each other. */
    private void holdWriters() {
        int[] datasets = catalog.current().datasets().stream()
                .mapToInt(PublishedDataset::id)
                .sorted()
                .toArray();
        template.execute((ConnectionCallback<Integer>) connection -> {
            for (int dataset : datasets) {
                DatasetTurn.alone(connection, dataset);
            }
            return datasets.length;
        });
    }

    private boolean decide(UUID id, State state, String decidedBy, Instant at, @Nullable String reason) {
        return jdbc.sql(DECIDE)
                        .param(state.name().toLowerCase(Locale.ROOT))
                        .param(decidedBy)
                        .param(at.atOffset(ZoneOffset.UTC))
                        .param(reason)
                        .param(id)
                        .update()
                == 1;
    }

    /** Datasets by their codes; record keys stay inside, they may name people. */
    private List<Map<String, Object>> named(List<Map<String, Object>> clashes) {
        Catalog.Snapshot current = catalog.current();
        clashes.forEach(clash -> clash.computeIfPresent("dataset", (key, dataset) -> current.dataset((Integer) dataset)
                .map(PublishedDataset::code)
                .orElse("")));
        return clashes;
    }

    private static SubjectChange change(ResultSet row, int index) throws SQLException {
        String decidedBy = row.getString("decided_by");
        return new SubjectChange(
                row.getObject("change_id", UUID.class),
                row.getLong("number"),
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getObject("kept", UUID.class),
                row.getObject("absorbed", UUID.class),
                row.getObject("undoes", UUID.class),
                row.getString("reason"),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("proposed_by"),
                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                decidedBy == null
                        ? null
                        : new Decision(
                                decidedBy,
                                row.getObject("decided_at", OffsetDateTime.class)
                                        .toInstant(),
                                row.getString("decision_reason")));
    }
}

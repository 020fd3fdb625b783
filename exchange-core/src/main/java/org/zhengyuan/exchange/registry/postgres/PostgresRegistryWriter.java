package org.zhengyuan.exchange.registry.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.registry.IncomingRow;
import org.zhengyuan.exchange.registry.Placement;
import org.zhengyuan.exchange.registry.Placement.Where;
import org.zhengyuan.exchange.registry.PlacementRule;
import org.zhengyuan.exchange.registry.PlacementRule.Waiting;
import org.zhengyuan.exchange.registry.RecordHead;
import org.zhengyuan.exchange.registry.RegistryWriter;
import org.zhengyuan.exchange.registry.RowOutcome;
import org.zhengyuan.exchange.registry.postgres.HeadLookup.Found;
import org.zhengyuan.exchange.registry.postgres.WaitingVersions.RecordName;

/**
 * The registry's writer: one look-up for the whole set, decisions in Java, one binary COPY for what is new, one UPDATE for what changed.
 * A row that stands as delivered costs nothing where it is known to, else two index look-ups.
 */
@Repository
public class PostgresRegistryWriter implements RegistryWriter {
    private static final Written UNCHANGED = new Written(RowOutcome.UNCHANGED, null, null);

    private final JdbcTemplate jdbc;
    private final StandingDigests standing;
    private final FormerPayloads former;
    private final VersionNumbers numbers = new VersionNumbers();

    public PostgresRegistryWriter(DataSource dataSource, StandingDigests standing, Catalog catalog) {
        this.former = new FormerPayloads(catalog);
        this.jdbc = new JdbcTemplate(dataSource);
        this.standing = standing;
    }

    @Override
    public void takeTurn(int datasetId) {
        jdbc.execute((ConnectionCallback<Boolean>) connection -> {
            DatasetTurn.share(connection, datasetId);
            return true;
        });
    }

    @Override
    public List<Written> write(Setting setting, List<IncomingRow> rows, boolean withSubjects) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Written[] written = new Written[rows.size()];
        jdbc.execute((ConnectionCallback<Integer>)
                connection -> writeUnknown(connection, setting, rows, withSubjects, written));
        return List.of(written);
    }

    /** Passes over the rows that are known to stand as delivered, and writes the rest. */
    private int writeUnknown(
            Connection connection, Setting setting, List<IncomingRow> rows, boolean withSubjects, Written[] written)
            throws SQLException {
        KnownDigests known = standing.believed(connection, setting);
        long era = known.era();
        List<IncomingRow> unknown = new ArrayList<>();
        int[] places = new int[written.length];
        for (int i = 0; i < written.length; i++) {
            IncomingRow row = rows.get(i);
            if (!withSubjects && known.stands(row)) {
                written[i] = UNCHANGED;
            } else {
                places[unknown.size()] = i;
                unknown.add(row);
            }
        }
        if (unknown.isEmpty()) {
            return 0;
        }
        Written[] looked = new Written[unknown.size()];
        List<IncomingRow> learnt = write(connection, setting, unknown, withSubjects, looked, known);
        for (int i = 0; i < looked.length; i++) {
            written[places[i]] = looked[i];
        }
        rememberAfterCommit(known, era, learnt);
        return learnt.size();
    }

    private static void rememberAfterCommit(KnownDigests known, long era, List<IncomingRow> learnt) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    known.remember(era, learnt);
                }
            });
        }
    }

    /** @return the rows whose records stand as delivered once the transaction has committed */
    private List<IncomingRow> write(
            Connection connection,
            Setting setting,
            List<IncomingRow> rows,
            boolean withSubjects,
            Written[] written,
            KnownDigests known)
            throws SQLException {
        HeadLookup.guardPlan(connection);
        @Nullable Found[] found = HeadLookup.find(connection, setting, rows, withSubjects);
        Map<String, UUID> created = createSubjects(connection, setting, rows, found);
        Map<RecordName, List<Waiting>> waiting = WaitingVersions.of(connection, setting, rows, found);
        List<Pending> pending = new ArrayList<>();
        List<IncomingRow> learnt = new ArrayList<>(rows.size());
        for (int i = 0; i < written.length; i++) {
            Found match = found[i];
            IncomingRow row = rows.get(i);
            if (match == null) {
                written[i] = UNCHANGED;
                learnt.add(row);
                continue;
            }
            UUID subject = match.subjectId() == null ? created.get(row.identifier()) : match.subjectId();
            if (subject == null) {
                throw new IllegalStateException("row " + row.number() + " has no subject");
            }
            List<Waiting> ahead = waiting.getOrDefault(new RecordName(subject, row.recordKey()), List.of());
            RecordHead head = former.head(setting, match);
            Placement placement = PlacementRule.place(head, row, ahead, setting.recordedAt());
            written[i] = new Written(placement.outcome(), subject, null);
            if (placement.where() != Where.NOWHERE) {
                pending.add(new Pending(i, subject, row, placement, match));
            }
            if (placement.where() == Where.HEAD || stands(head, row)) {
                learnt.add(row);
            }
        }
        known.forget(pending.stream().map(Pending::row).toList());
        List<NewVersion> versions = number(connection, HistoryRepeats.drop(connection, pending));
        List<StoredVersion> stored = VersionStore.store(connection, setting, versions);
        for (int i = 0; i < stored.size(); i++) {
            int place = versions.get(i).place();
            written[place] = new Written(written[place].outcome(), written[place].subjectId(), stored.get(i));
        }
        BornWhileMerged.note(connection, setting, versions);
        return learnt;
    }

    private static boolean stands(@Nullable RecordHead head, IncomingRow row) {
        return head != null && head.state() == RecordHead.State.CURRENT && Arrays.equals(head.digest(), row.digest());
    }

    private static Map<String, UUID> createSubjects(
            Connection connection, Setting setting, List<IncomingRow> rows, @Nullable Found[] found)
            throws SQLException {
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < found.length; i++) {
            Found match = found[i];
            if (match != null && match.subjectId() == null) {
                unknown.add(rows.get(i).identifier());
            }
        }
        return unknown.isEmpty() ? Map.of() : SubjectCreation.create(connection, setting, unknown);
    }

    private List<NewVersion> number(Connection connection, List<Pending> pending) throws SQLException {
        long[] ids = numbers.draw(connection, pending.size());
        List<NewVersion> versions = new ArrayList<>(pending.size());
        for (int i = 0; i < ids.length; i++) {
            Pending next = pending.get(i);
            versions.add(new NewVersion(
                    next.place(),
                    ids[i],
                    next.subjectId(),
                    next.row(),
                    next.placement(),
                    next.found().head()));
        }
        return versions;
    }

    /** A row that makes a version, before the version has its number. */
    record Pending(int place, UUID subjectId, IncomingRow row, Placement placement, Found found) {}
}

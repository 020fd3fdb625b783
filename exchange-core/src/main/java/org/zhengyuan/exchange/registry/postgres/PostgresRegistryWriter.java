package org.zhengyuan.exchange.registry.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.zhengyuan.exchange.registry.IncomingRow;
import org.zhengyuan.exchange.registry.Placement;
import org.zhengyuan.exchange.registry.Placement.Where;
import org.zhengyuan.exchange.registry.PlacementRule;
import org.zhengyuan.exchange.registry.RegistryWriter;
import org.zhengyuan.exchange.registry.RowOutcome;
import org.zhengyuan.exchange.registry.postgres.HeadLookup.Found;
import org.zhengyuan.exchange.registry.postgres.WaitingVersions.RecordName;

/**
 * The registry's writer: one look-up for the whole set, decisions in Java, one binary COPY for what is new, one UPDATE for what changed.
 * A row that stands as delivered costs an index look-up and nothing else.
 */
@Repository
public class PostgresRegistryWriter implements RegistryWriter {
    private static final Written UNCHANGED = new Written(RowOutcome.UNCHANGED, null);

    private final JdbcTemplate jdbc;
    private final VersionNumbers numbers = new VersionNumbers();

    public PostgresRegistryWriter(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public List<Written> write(Setting setting, List<IncomingRow> rows, boolean withSubjects) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Written[] written = new Written[rows.size()];
        jdbc.execute(
                (ConnectionCallback<Integer>) connection -> write(connection, setting, rows, withSubjects, written));
        return List.of(written);
    }

    private int write(
            Connection connection, Setting setting, List<IncomingRow> rows, boolean withSubjects, Written[] written)
            throws SQLException {
        DatasetTurn.share(connection, setting.datasetId());
        HeadLookup.guardPlan(connection);
        @Nullable Found[] found = HeadLookup.find(connection, setting, rows, withSubjects);
        Map<String, UUID> created = createSubjects(connection, setting, rows, found);
        Map<RecordName, Set<String>> waiting = WaitingVersions.digests(connection, setting, rows, found);
        List<Pending> pending = new ArrayList<>();
        for (int i = 0; i < written.length; i++) {
            Found match = found[i];
            if (match == null) {
                written[i] = UNCHANGED;
                continue;
            }
            IncomingRow row = rows.get(i);
            UUID subject = match.subjectId() == null ? created.get(row.identifier()) : match.subjectId();
            if (subject == null) {
                throw new IllegalStateException("row " + row.number() + " has no subject");
            }
            Set<String> digests = waiting.getOrDefault(new RecordName(subject, row.recordKey()), Set.of());
            Placement placement = PlacementRule.place(match.head(), row, digests, setting.recordedAt());
            written[i] = new Written(placement.outcome(), subject);
            if (placement.where() != Where.NOWHERE) {
                pending.add(new Pending(subject, row, placement, match));
            }
        }
        List<NewVersion> versions = number(connection, HistoryRepeats.drop(connection, pending));
        VersionStore.store(connection, setting, versions);
        return versions.size();
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
                    ids[i],
                    next.subjectId(),
                    next.row(),
                    next.placement(),
                    next.found().head()));
        }
        return versions;
    }

    /** A row that makes a version, before the version has its number. */
    record Pending(UUID subjectId, IncomingRow row, Placement placement, Found found) {}
}

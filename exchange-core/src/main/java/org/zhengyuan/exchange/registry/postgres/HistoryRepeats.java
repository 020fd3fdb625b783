package org.zhengyuan.exchange.registry.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.zhengyuan.exchange.registry.Placement.Where;
import org.zhengyuan.exchange.registry.RecordHead;
import org.zhengyuan.exchange.registry.postgres.PostgresRegistryWriter.Pending;
import org.zhengyuan.exchange.registry.postgres.VersionChains.Version;

/** A late row that the history already holds is history, but no second version of it is stored. */
final class HistoryRepeats {
    private HistoryRepeats() {}

    static List<Pending> drop(Connection connection, List<Pending> pending) throws SQLException {
        List<Pending> late = pending.stream()
                .filter(p -> p.placement().where() == Where.BEHIND)
                .toList();
        if (late.isEmpty()) {
            return pending;
        }
        List<UUID> subjects = new ArrayList<>();
        List<Long> newest = new ArrayList<>();
        for (Pending row : late) {
            RecordHead head = Objects.requireNonNull(row.found().head(), "a late row has a head");
            subjects.add(row.subjectId());
            newest.add(head.lastVersionId());
        }
        List<List<Version>> chains = VersionChains.read(connection, subjects, newest);
        Set<Pending> repeats = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < late.size(); i++) {
            Pending row = late.get(i);
            if (lastOfItsPlace(chains.get(i), row)
                    .filter(last -> says(last, row))
                    .isPresent()) {
                repeats.add(row);
            }
        }
        return pending.stream().filter(row -> !repeats.contains(row)).toList();
    }

    /**
     * The version that was recorded last at the row's place in the history: of the same ordering and, where the row says from when it holds,
     * from the same instant. A value that came before it was withdrawn since.
     */
    private static Optional<Version> lastOfItsPlace(List<Version> chain, Pending row) {
        boolean dated = row.row().validFrom() != null;
        return chain.stream()
                .filter(version -> Objects.equals(version.ordering(), row.row().ordering())
                        && (!dated || version.validFrom().equals(row.placement().validFrom())))
                .max(Comparator.comparingLong(Version::versionId));
    }

    private static boolean says(Version version, Pending row) {
        return !version.ended() && Arrays.equals(version.digest(), row.row().digest());
    }
}

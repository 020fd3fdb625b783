package org.zhengyuan.exchange.registry.postgres;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.DataElement;
import org.zhengyuan.exchange.catalog.ElementRole;
import org.zhengyuan.exchange.registry.RecordValues;
import org.zhengyuan.exchange.registry.StoredRecord;
import org.zhengyuan.exchange.registry.Truth;
import org.zhengyuan.exchange.registry.TruthAssembly;
import org.zhengyuan.exchange.registry.TruthQuery;
import org.zhengyuan.exchange.registry.TruthResolver;
import org.zhengyuan.exchange.registry.postgres.RecordLookup.Found;
import org.zhengyuan.exchange.responsibility.ResponsibilityList;

/** The resolver over PostgreSQL: one statement reads the heads of every subject asked for; a question about another time walks chains. */
@Repository
public class PostgresTruthResolver implements TruthResolver {
    private final JdbcTemplate jdbc;
    private final Catalog catalogs;
    private final ResponsibilityList responsibilities;
    private final Clock clock;
    private final RecordValues values = new RecordValues();

    public PostgresTruthResolver(
            DataSource dataSource, Catalog catalogs, ResponsibilityList responsibilities, Clock clock) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.catalogs = catalogs;
        this.responsibilities = responsibilities;
        this.clock = clock;
    }

    @Override
    public List<Truth> resolve(List<TruthQuery> queries) {
        if (queries.isEmpty()) {
            return List.of();
        }
        Catalog.Snapshot catalog = catalogs.current();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<ResponsibilityList.Snapshot> lists = new ArrayList<>(queries.size());
        Set<Integer> datasets = new HashSet<>();
        for (TruthQuery query : queries) {
            ResponsibilityList.Snapshot list =
                    query.knownAt() == null ? responsibilities.current() : responsibilities.knownAt(query.knownAt());
            lists.add(list);
            addDatasets(catalog, list, query, datasets);
        }
        List<Found> found = jdbc.execute(
                (ConnectionCallback<List<Found>>) connection -> RecordLookup.find(connection, queries, datasets, now));
        List<Truth> truths = new ArrayList<>(queries.size());
        for (int i = 0; i < queries.size(); i++) {
            TruthQuery query = queries.get(i);
            Found records = found.get(i);
            Instant validAt = query.validAt() == null ? now : query.validAt();
            Instant knownAt = query.knownAt() == null ? now : query.knownAt();
            truths.add(assembly(catalog, lists.get(i), query, records.records(), validAt)
                    .assemble(records.subjectId(), query.elements(), knownAt));
        }
        return truths;
    }

    private TruthAssembly assembly(
            Catalog.Snapshot catalog,
            ResponsibilityList.Snapshot list,
            TruthQuery query,
            List<StoredRecord> records,
            Instant validAt) {
        return new TruthAssembly(catalog, list, values, query.subject().subjectType(), records, validAt);
    }

    private static void addDatasets(
            Catalog.Snapshot catalog, ResponsibilityList.Snapshot list, TruthQuery query, Set<Integer> datasets) {
        boolean home = false;
        for (String element : query.elements()) {
            for (String source : list.sources(element)) {
                catalog.everPublished(source).ifPresent(dataset -> datasets.add(dataset.id()));
            }
            home |= list.lines(element).stream()
                    .anyMatch(line -> !line.division().equals("000000"));
        }
        if (!home) {
            return;
        }
        for (DataElement element : catalog.elements()) {
            if (element.role() == ElementRole.HOME
                    && element.subjectType().equals(query.subject().subjectType())) {
                for (String source : list.sources(element.code())) {
                    catalog.everPublished(source).ifPresent(dataset -> datasets.add(dataset.id()));
                }
            }
        }
    }
}

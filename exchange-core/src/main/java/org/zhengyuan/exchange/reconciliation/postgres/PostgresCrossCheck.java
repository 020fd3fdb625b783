package org.zhengyuan.exchange.reconciliation.postgres;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.reconciliation.CheckCounts;
import org.zhengyuan.exchange.reconciliation.Compared;
import org.zhengyuan.exchange.reconciliation.Comparison;
import org.zhengyuan.exchange.reconciliation.CrossCheck;
import org.zhengyuan.exchange.reconciliation.ReportedRow;
import org.zhengyuan.exchange.reconciliation.Verdict;
import org.zhengyuan.exchange.registry.Digests;
import org.zhengyuan.exchange.registry.SubjectRef;
import org.zhengyuan.exchange.registry.Subjects;
import org.zhengyuan.exchange.registry.Truth;
import org.zhengyuan.exchange.registry.TruthQuery;
import org.zhengyuan.exchange.registry.TruthResolver;

/** Cross-check over PostgreSQL: the truth of a whole set is resolved at once, what changed is stored set by set. */
@Repository
public class PostgresCrossCheck implements CrossCheck {
    private final TruthResolver resolver;
    private final Subjects subjects;
    private final Catalog catalog;
    private final CheckRecords records;
    private final DiscrepancyRecords discrepancies;

    PostgresCrossCheck(
            TruthResolver resolver,
            Subjects subjects,
            Catalog catalog,
            CheckRecords records,
            DiscrepancyRecords discrepancies) {
        this.resolver = resolver;
        this.subjects = subjects;
        this.catalog = catalog;
        this.records = records;
        this.discrepancies = discrepancies;
    }

    @Override
    public Compared check(Setting setting, List<ReportedRow> rows) {
        List<Checked> compared = compare(setting, rows);
        List<Checked> ofKnownSubjects =
                compared.stream().filter(row -> row.truth().subjectId() != null).toList();
        records.save(setting, ofKnownSubjects);
        discrepancies.open(setting, ofKnownSubjects);
        discrepancies.settle(setting, ofKnownSubjects);
        return new Compared(counts(compared), digests(ofKnownSubjects));
    }

    private static Map<Long, byte[]> digests(List<Checked> rows) {
        MessageDigest digest = Digests.sha256();
        Map<Long, byte[]> digests = new HashMap<>();
        for (Checked row : rows) {
            digests.put(
                    row.row().number(),
                    Compared.digest(digest, row.verdicts(), row.row().values()));
        }
        return digests;
    }

    @Override
    public CheckCounts count(Setting setting, List<ReportedRow> rows) {
        return rows.isEmpty() ? CheckCounts.NONE : counts(compare(setting, rows));
    }

    private List<Checked> compare(Setting setting, List<ReportedRow> rows) {
        Set<String> elements = new HashSet<>(setting.elements());
        List<TruthQuery> queries = new ArrayList<>(rows.size());
        for (ReportedRow row : rows) {
            SubjectRef subject = new SubjectRef(setting.subjectType(), setting.identifierType(), row.identifier());
            queries.add(new TruthQuery(subject, elements, null, null));
        }
        List<Truth> truths = resolver.resolve(queries);
        String reporter = code(setting.datasetId());
        List<Checked> compared = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            compared.add(compare(setting, reporter, rows.get(i), truths.get(i)));
        }
        return compared;
    }

    private static CheckCounts counts(List<Checked> rows) {
        long[] counts = new long[Verdict.values().length];
        for (Checked row : rows) {
            for (@Nullable Comparison comparison : row.comparisons()) {
                if (comparison != null) {
                    counts[comparison.verdict().ordinal()]++;
                }
            }
        }
        return new CheckCounts(counts[0], counts[1], counts[2], counts[3]);
    }

    @Override
    public void sourceChanged(int sourceDatasetId, List<UUID> changed, UUID submissionId, Instant recordedAt) {
        if (changed.isEmpty() || !discrepancies.anyOpen(sourceDatasetId)) {
            return;
        }
        List<OpenDiscrepancy> open = discrepancies.openAmong(sourceDatasetId, changed);
        if (open.isEmpty()) {
            return;
        }
        Map<UUID, SubjectRef> names = subjects.names(changed);
        List<TruthQuery> queries = open.stream()
                .map(one -> new TruthQuery(
                        java.util.Objects.requireNonNull(names.get(one.subjectId()), "a subject has a name"),
                        Set.of(one.element()),
                        null,
                        null))
                .toList();
        List<Truth> truths = resolver.resolve(queries);
        for (int i = 0; i < open.size(); i++) {
            discrepancies.sourceNowSays(open.get(i), truths.get(i), submissionId, recordedAt);
        }
    }

    private static Checked compare(Setting setting, String reporter, ReportedRow row, Truth truth) {
        List<@Nullable Comparison> comparisons =
                new ArrayList<>(setting.elements().size());
        for (int i = 0; i < setting.elements().size(); i++) {
            Truth.ElementTruth element =
                    truth.elements().getOrDefault(setting.elements().get(i), new Truth.NoSource());
            Optional<Comparison> comparison = Comparison.compare(row.values().get(i), reporter, element);
            comparisons.add(comparison.orElse(null));
        }
        return new Checked(row, truth, comparisons);
    }

    private String code(int datasetId) {
        return catalog.current()
                .dataset(datasetId)
                .orElseThrow(() -> new IllegalStateException("no dataset " + datasetId))
                .code();
    }
}

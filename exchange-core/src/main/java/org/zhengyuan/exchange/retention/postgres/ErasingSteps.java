package org.zhengyuan.exchange.retention.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.evidence.FactNotes;
import org.zhengyuan.exchange.intake.KeptChunk;
import org.zhengyuan.exchange.intake.postgres.ErasedRows;
import org.zhengyuan.exchange.registry.postgres.RegistryBooks;
import org.zhengyuan.seal.proof.FactKind;

/** The steps of an erasure, each with its fact, in the caller's transaction. */
final class ErasingSteps {
    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final FactNotes facts;
    private final OriginalsOfSubjects originals;

    ErasingSteps(JdbcTemplate template, FactNotes facts, OriginalsOfSubjects originals) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
        this.facts = facts;
        this.originals = originals;
    }

    /** In the order of their numbers, as merges do. */
    void holdWriters() {
        List<Integer> datasets = jdbc.sql("SELECT dataset_id FROM dataset ORDER BY dataset_id")
                .query(Integer.class)
                .list();
        template.execute((ConnectionCallback<Integer>) connection -> {
            for (int dataset : datasets) {
                RegistryBooks.holdWriters(connection, dataset);
            }
            return datasets.size();
        });
    }

    /** The files to be removed once all else is done. */
    List<UUID> carryOut(UUID erasure, String by, Instant at, List<UUID> subjects) {
        UUID[] all = subjects.toArray(UUID[]::new);
        // while the identifiers are there to look for
        List<UUID> named = jdbc.sql("SELECT unnest(erase_texts(?, ?, ?))")
                .params(erasure, all, by)
                .query(UUID.class)
                .list();
        jdbc.sql("SELECT erase_bindings(?, ?, ?, ?)")
                .params(erasure, all, by, at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        List<String> identifiers = jdbc.sql("SELECT identifier FROM subject_identifier WHERE subject_id = ANY (?)")
                .param(all)
                .query(String.class)
                .list();
        RowsOfSubjects rows = Objects.requireNonNull(template.execute((ConnectionCallback<RowsOfSubjects>)
                connection -> RowsOfSubjects.find(connection, subjects, identifiers)));
        // before their chunks, as whoever lets them expire
        List<UUID> files = originals.note(rows, at);
        template.execute((ConnectionCallback<Integer>) connection -> {
            eraseRecords(connection, erasure, by, subjects, identifiers, rows);
            return 0;
        });
        List<UUID> discrepancies = ids("SELECT discrepancy_id FROM discrepancy WHERE subject_id = ANY (?)", all);
        if (!discrepancies.isEmpty()) {
            List<UUID> told = ids(
                    "SELECT fact_id FROM fact WHERE kind = 13 AND erased_by IS NULL AND object = ANY"
                            + " (SELECT 'discrepancy/' || id FROM unnest(?::uuid[]) id)",
                    discrepancies.toArray(UUID[]::new));
            UUID noted = note(erasure, by, "discrepancies", items("fact/", told));
            call("SELECT erase_discrepancies(?, ?, ?)", erasure, all, noted);
        }
        List<UUID> entries =
                ids("SELECT DISTINCT receipt_id FROM trail WHERE subject_id = ANY (?) AND packet_id IS NOT NULL", all);
        if (!entries.isEmpty()) {
            List<String> lines = jdbc.sql(
                            "SELECT erased_line_name(t) FROM trail t WHERE subject_id = ANY (?) AND packet_id IS NOT NULL ORDER BY 1")
                    .param(all)
                    .query(String.class)
                    .list();
            call("SELECT erase_trail(?, ?, ?)", erasure, all, note(erasure, by, "trail", Map.of("items", lines)));
        }
        String[] texts = Stream.concat(
                        identifiers.stream(),
                        Stream.of(subjects, named, entries, discrepancies)
                                .flatMap(List::stream)
                                .map(UUID::toString))
                .toArray(String[]::new);
        long answers = jdbc.sql("SELECT erase_kept_answers(?, ?, ?)")
                .param(erasure)
                .param(all)
                .param(texts)
                .query(Long.class)
                .single();
        if (answers > 0) {
            note(erasure, by, "kept-answers", Map.of("answers", answers));
        }
        return files;
    }

    private void eraseRecords(
            Connection connection,
            UUID erasure,
            String by,
            List<UUID> subjects,
            List<String> identifiers,
            RowsOfSubjects rows)
            throws SQLException {
        Map<String, Object> told = new TreeMap<>();
        told.put("items", rows.items());
        told.put("versions", rows.versions.size());
        told.put("identifiers", identifiers.size());
        UUID noted = note(erasure, by, "records", told);
        for (Map.Entry<KeptChunk, Set<Integer>> one : rows.places.entrySet()) {
            ErasedRows.erase(connection, one.getKey(), one.getValue(), noted);
        }
        jdbc.sql("SELECT erase_records(?, ?, ?, ?, ?)")
                .param(erasure)
                .param(subjects.toArray(UUID[]::new))
                .param(rows.versions.toArray(Long[]::new))
                .param(rows.refused.stream().map(RowsOfSubjects.Row::submission).toArray(UUID[]::new))
                .param(rows.refused.stream().map(RowsOfSubjects.Row::number).toArray(Long[]::new))
                .query((row, number) -> number)
                .list();
    }

    private static Map<String, ?> items(String before, List<UUID> ids) {
        return Map.of("items", ids.stream().map(id -> before + id).toList());
    }

    private UUID note(UUID erasure, String by, String step, Map<String, ?> more) {
        Map<String, Object> details = new TreeMap<>(more);
        details.put("step", step);
        details.put("erasure", erasure.toString());
        return facts.note(FactKind.ERASURE, by, "erasing/" + erasure + "/" + step, List.of(), details);
    }

    private void call(String function, UUID erasure, UUID[] subjects, UUID noted) {
        jdbc.sql(function)
                .param(erasure)
                .param(subjects)
                .param(Objects.requireNonNull(noted))
                .query((row, number) -> number)
                .list();
    }

    private List<UUID> ids(String select, UUID[] by) {
        return jdbc.sql(select).param(by).query(UUID.class).list();
    }
}

package org.zhengyuan.exchange.lineage.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.lineage.ComparedValue;
import org.zhengyuan.exchange.lineage.FactPlace;
import org.zhengyuan.exchange.lineage.LineageBooks;
import org.zhengyuan.exchange.lineage.Ruling;
import org.zhengyuan.exchange.reconciliation.Verdict;
import org.zhengyuan.exchange.registry.KeyTable;
import tools.jackson.databind.json.JsonMapper;

/** The books around values, each found by subject or by object. */
public final class PostgresLineageBooks implements LineageBooks {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST = 50;
    private static final String COMPARED =
            """
            SELECT d.code, c.record_key, c.elements, c.verdicts, c.reported, c.submission_id, c.row_number, c.recorded_at
            FROM cross_check c JOIN dataset d USING (dataset_id)
            WHERE c.subject_id = ANY (:subjects) AND :element = ANY (c.elements) ORDER BY d.code, c.record_key LIMIT :most
            """;
    private static final String DIFFERENCES =
            """
            SELECT d.discrepancy_id, s.code AS source, d.source_value, r.code AS reporter, d.reported_value, d.state, d.opened_at, d.closed_at
            FROM discrepancy d JOIN dataset s ON s.dataset_id = d.source_dataset_id
            JOIN dataset r ON r.dataset_id = d.reporter_dataset_id
            WHERE d.subject_id = ANY (:subjects) AND d.element = :element ORDER BY d.number DESC LIMIT :most
            """;
    private static final String CHANGES =
            """
            SELECT change_id, kind, reason, proposed_by, decided_by, decided_at FROM subject_change
            WHERE (kept = ANY (:subjects) OR absorbed = ANY (:subjects)) AND state = 'done' ORDER BY number DESC LIMIT :most
            """;
    private static final String SOURCE =
            """
            SELECT r.responsibility_id, r.dataset, r.division, lower(r.valid) AS valid_from, upper(r.valid) AS valid_to, d.decision_id,
                   d.kind, d.decided_by, d.basis, d.override_reason, d.decided_at
            FROM responsibility r JOIN responsibility_decision d ON d.decision_id = r.opened_by WHERE r.responsibility_id = :line
            """;
    private static final String PLACE = "f.fact_id, s.epoch AS log_epoch, s.first_index + f.place AS log_index";
    private static final String CHUNK =
            """
            SELECT %s FROM (
                SELECT * FROM submission_chunk WHERE submission_id = :submission AND received > 0 AND first_row <= :row
                ORDER BY first_row DESC LIMIT 1) c
            JOIN fact f USING (fact_id) LEFT JOIN sequenced_packet s ON s.packet_id = f.packet_id
            WHERE :row < c.first_row + c.received
            """
                    .formatted(PLACE);
    private static final String CHUNK_OF_ENDED =
            """
            SELECT %s FROM submission_chunk c JOIN fact f USING (fact_id) LEFT JOIN sequenced_packet s ON s.packet_id = f.packet_id
            WHERE c.submission_id = :submission AND c.received = 0 AND :version BETWEEN c.first_version AND c.last_version LIMIT 1
            """
                    .formatted(PLACE);
    private static final String FACTS =
            """
            SELECT f.object, %s FROM fact f LEFT JOIN sequenced_packet s ON s.packet_id = f.packet_id
            WHERE f.object = ANY (:objects) ORDER BY f.object, f.at
            """
                    .formatted(PLACE);

    private final JdbcClient jdbc;

    public PostgresLineageBooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<ComparedValue> compared(Set<UUID> subjects, String element) {
        List<ComparedValue> compared = new ArrayList<>();
        jdbc.sql(COMPARED)
                .param("subjects", subjects.toArray(UUID[]::new))
                .param("element", element)
                .param("most", MOST)
                .query(row -> {
                    int place = Arrays.asList(
                                    (String[]) row.getArray("elements").getArray())
                            .indexOf(element);
                    verdict(row.getString("verdicts").charAt(place)).ifPresent(verdict -> {
                        try {
                            compared.add(compared(row, place, verdict));
                        } catch (SQLException e) {
                            throw new IllegalStateException("a comparison cannot be read", e);
                        }
                    });
                });
        return compared;
    }

    private static ComparedValue compared(ResultSet row, int place, Verdict verdict) throws SQLException {
        @Nullable String[] reported = JSON.readValue(row.getString("reported"), String[].class);
        String key = row.getString("record_key");
        return new ComparedValue(
                row.getString("code"),
                key.isEmpty() ? List.of() : List.of(key.split(String.valueOf(KeyTable.SEPARATOR), -1)),
                verdict,
                reported[place],
                row.getObject("submission_id", UUID.class),
                row.getLong("row_number"),
                instant(row, "recorded_at"));
    }

    /** Nothing where the value was not compared. */
    private static Optional<Verdict> verdict(char letter) {
        return Arrays.stream(Verdict.values())
                .filter(one -> one.letter() == letter)
                .findFirst();
    }

    @Override
    public List<Ruling.DifferenceSettled> differences(Set<UUID> subjects, String element) {
        List<Ruling.DifferenceSettled> found = jdbc.sql(DIFFERENCES)
                .param("subjects", subjects.toArray(UUID[]::new))
                .param("element", element)
                .param("most", MOST)
                .query((row, number) -> new Ruling.DifferenceSettled(
                        row.getObject("discrepancy_id", UUID.class),
                        row.getString("source"),
                        row.getString("source_value"),
                        row.getString("reporter"),
                        row.getString("reported_value"),
                        row.getString("state"),
                        instant(row, "opened_at"),
                        orNull(row, "closed_at"),
                        List.of()))
                .list();
        Map<String, List<FactPlace>> facts = facts(
                found.stream().map(one -> "discrepancy/" + one.discrepancy()).toList());
        return found.stream()
                .map(one -> one.with(facts.getOrDefault("discrepancy/" + one.discrepancy(), List.of())))
                .toList();
    }

    @Override
    public List<Ruling.SubjectChanged> changes(Set<UUID> subjects) {
        List<Ruling.SubjectChanged> found = jdbc.sql(CHANGES)
                .param("subjects", subjects.toArray(UUID[]::new))
                .param("most", MOST)
                .query((row, number) -> new Ruling.SubjectChanged(
                        row.getObject("change_id", UUID.class),
                        row.getString("kind"),
                        row.getString("reason"),
                        row.getString("proposed_by"),
                        row.getString("decided_by"),
                        instant(row, "decided_at"),
                        List.of()))
                .list();
        Map<String, List<FactPlace>> facts = facts(
                found.stream().map(one -> "subject_change/" + one.change()).toList());
        return found.stream()
                .map(one -> one.with(facts.getOrDefault("subject_change/" + one.change(), List.of())))
                .toList();
    }

    @Override
    public Optional<Ruling.SourceNamed> sourceNamed(UUID line) {
        return jdbc.sql(SOURCE)
                .param("line", line)
                .query((row, number) -> sourceNamed(row))
                .optional();
    }

    private Ruling.SourceNamed sourceNamed(ResultSet row) throws SQLException {
        UUID line = row.getObject("responsibility_id", UUID.class);
        List<FactPlace> facts = new ArrayList<>();
        facts(List.of("responsibility_decision/" + row.getString("decision_id"), "responsibility/" + line))
                .values()
                .forEach(facts::addAll);
        return new Ruling.SourceNamed(
                line,
                row.getString("dataset"),
                row.getString("division"),
                instant(row, "valid_from"),
                orNull(row, "valid_to"),
                row.getString("kind"),
                row.getString("decided_by"),
                row.getString("basis"),
                row.getString("override_reason"),
                instant(row, "decided_at"),
                facts);
    }

    @Override
    public Optional<FactPlace> chunk(UUID submission, long row, long versionId) {
        JdbcClient.StatementSpec find = row > 0
                ? jdbc.sql(CHUNK).param("row", row)
                : jdbc.sql(CHUNK_OF_ENDED).param("version", versionId);
        return find.param("submission", submission)
                .query((found, number) -> place(found))
                .optional();
    }

    @Override
    public Map<String, List<FactPlace>> facts(Collection<String> objects) {
        Map<String, List<FactPlace>> facts = new HashMap<>();
        if (!objects.isEmpty()) {
            jdbc.sql(FACTS).param("objects", objects.toArray(String[]::new)).query(row -> {
                facts.computeIfAbsent(row.getString("object"), object -> new ArrayList<>())
                        .add(place(row));
            });
        }
        return facts;
    }

    private static FactPlace place(ResultSet row) throws SQLException {
        return FactPlaces.of(row, "fact_id");
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(orNull(row, column));
    }

    private static @Nullable Instant orNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}

package org.zhengyuan.exchange.audit.postgres;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.audit.FactBooks;
import org.zhengyuan.exchange.audit.FactSearch;
import org.zhengyuan.exchange.audit.FoundFact;
import org.zhengyuan.exchange.lineage.ReceiverCursor;

/** Facts from the trail and from the table of rulings. Each part is read in the order of an index of its own and cut before they are merged. */
public final class PostgresFactBooks implements FactBooks {
    private static final OffsetDateTime NEVER = OffsetDateTime.of(9999, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    private static final UUID LAST = new UUID(-1, -1);

    /** A page of the trail; {@code %s} the tables that are asked and the condition on each line. */
    private static final String TRAIL =
            """
            SELECT %s FROM %s CROSS JOIN LATERAL (
                SELECT * FROM trail
                WHERE %s AND at < :to AND (at, receipt_id) < (:at, :id) ORDER BY at DESC, receipt_id DESC LIMIT :limit) t
            LEFT JOIN sequenced_packet s ON s.packet_id = t.packet_id
            ORDER BY t.at DESC, t.receipt_id DESC LIMIT :limit
            """;

    private static final String RULINGS =
            """
            SELECT %s FROM %s CROSS JOIN LATERAL (
                SELECT * FROM fact
                WHERE %s AND at < :to AND (at, fact_id) < (:at, :id) ORDER BY at DESC, fact_id DESC LIMIT :limit) f
            LEFT JOIN sequenced_packet s ON s.packet_id = f.packet_id
            ORDER BY f.at DESC, f.fact_id DESC LIMIT :limit
            """;

    private static final String SUBJECTS = "unnest(:subjects::uuid[]) AS asked (subject)";
    private static final String AGREEMENTS =
            "(SELECT id FROM sharing_agreement WHERE requester = :department) AS asked (agreement)";
    private static final String ONE = "(VALUES (1)) AS asked (one)";

    private static final String ABOUT = trail(SUBJECTS, "subject_id = asked.subject");
    private static final String LOOKS =
            rulings(SUBJECTS, "kind IN (14, 15) AND body::jsonb #>> '{details,subject}' = asked.subject::text");
    private static final String CHANGES = rulings(
            "(SELECT change_id FROM subject_change WHERE kept = ANY (:subjects) OR absorbed = ANY (:subjects)) AS asked (change)",
            "object = 'subject_change/' || asked.change");
    private static final String ANSWERED = trail(
            AGREEMENTS,
            "agreement_id = asked.agreement AND department = :department AND outcome = 'answered' AND at >= :from");
    private static final String REFUSED =
            trail(ONE, "department = :department AND outcome <> 'answered' AND at >= :from");
    private static final String PARTY = rulings(ONE, "parties @> ARRAY[:department]::text[] AND at >= :from");
    private static final String CASE = trail(ONE, "case_number = :case");

    private final JdbcClient jdbc;

    public PostgresFactBooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static String trail(String asked, String condition) {
        return TRAIL.formatted(FoundRow.TRAIL, asked, condition);
    }

    private static String rulings(String asked, String condition) {
        return RULINGS.formatted(FoundRow.RULING, asked, condition);
    }

    @Override
    public List<FoundFact> about(Set<UUID> subjects, @Nullable ReceiverCursor after, int limit) {
        Map<String, Object> asked = Map.of("subjects", subjects.toArray(UUID[]::new));
        return merged(
                limit,
                page(ABOUT, asked, after, limit),
                page(LOOKS, asked, after, limit),
                page(CHANGES, asked, after, limit));
    }

    @Override
    public List<FoundFact> of(FactSearch.ByDepartment department, @Nullable ReceiverCursor after, int limit) {
        Map<String, Object> asked =
                Map.of("department", department.uscc(), "from", utc(department.from()), "to", utc(department.to()));
        return merged(
                limit,
                page(ANSWERED, asked, after, limit),
                page(REFUSED, asked, after, limit),
                page(PARTY, asked, after, limit));
    }

    @Override
    public List<FoundFact> of(FactSearch.ByCase number, @Nullable ReceiverCursor after, int limit) {
        return page(CASE, Map.of("case", number.number()), after, limit);
    }

    @Override
    public List<FoundFact> receipt(UUID id, int limit) {
        return of("t.receipt_id = :receipt", "f.fact_id = :receipt", Map.of("receipt", id, "limit", limit));
    }

    @Override
    public Optional<FoundFact> leaf(long index) {
        return jdbc.sql(
                        """
                        SELECT packet_id, (:index - first_index)::integer AS place FROM sequenced_packet
                        WHERE epoch = (SELECT epoch FROM log_state) AND first_index <= :index AND :index < first_index + leaves
                        ORDER BY first_index DESC LIMIT 1
                        """)
                .param("index", index)
                .query((row, number) ->
                        Map.<String, Object>of("packet", row.getLong(1), "place", row.getInt(2), "limit", 1))
                .optional()
                .flatMap(
                        at -> of(
                                        "t.packet_id = :packet AND t.place = :place",
                                        "f.packet_id = :packet AND f.place = :place",
                                        at)
                                .stream()
                                .findFirst());
    }

    private List<FoundFact> of(String ofTrail, String ofRuling, Map<String, ?> asked) {
        List<FoundFact> ruling = jdbc.sql("SELECT " + FoundRow.RULING
                        + " FROM fact f LEFT JOIN sequenced_packet s ON s.packet_id = f.packet_id WHERE " + ofRuling)
                .params(asked)
                .query(FoundRow::ruling)
                .list();
        return !ruling.isEmpty()
                ? ruling
                : jdbc.sql("SELECT " + FoundRow.TRAIL
                                + " FROM trail t LEFT JOIN sequenced_packet s ON s.packet_id = t.packet_id WHERE "
                                + ofTrail
                                + " ORDER BY t.repeated, t.at LIMIT :limit")
                        .params(asked)
                        .query(FoundRow::trail)
                        .list();
    }

    private List<FoundFact> page(String sql, Map<String, Object> asked, @Nullable ReceiverCursor after, int limit) {
        return jdbc.sql(sql)
                .param("to", NEVER)
                .param("at", after == null ? NEVER : utc(after.at()))
                .param("id", after == null ? LAST : after.receipt())
                .param("limit", limit)
                .params(asked)
                .query(sql.contains("FROM trail") ? FoundRow::trail : FoundRow::ruling)
                .list();
    }

    @SafeVarargs
    private static List<FoundFact> merged(int limit, List<FoundFact>... parts) {
        List<FoundFact> all = new ArrayList<>();
        for (List<FoundFact> part : parts) {
            all.addAll(part);
        }
        // as PostgreSQL compares ids: by their bytes
        Comparator<FoundFact> order = Comparator.comparing(FoundFact::at)
                .thenComparing(fact -> fact.receipt().toString());
        all.sort(order.reversed());
        return all.size() > limit ? List.copyOf(all.subList(0, limit)) : all;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

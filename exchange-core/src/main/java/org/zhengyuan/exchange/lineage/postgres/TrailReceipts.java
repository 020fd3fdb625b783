package org.zhengyuan.exchange.lineage.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.delivery.Facts;
import org.zhengyuan.exchange.delivery.TrailEntry;
import org.zhengyuan.exchange.delivery.postgres.TrailRows;
import org.zhengyuan.exchange.lineage.ReceiptSource;
import org.zhengyuan.exchange.lineage.Received;
import org.zhengyuan.exchange.lineage.Received.VersionOf;
import org.zhengyuan.exchange.lineage.ReceiverCursor;

/** Pulls, profiles and claim checks that were answered, from the trail. */
public final class TrailReceipts implements ReceiptSource {
    /**
     * Each subject by itself, so that the index gives its newest without sorting all of them. The latest instant there is stands for no limit:
     * the plan is one for all questions.
     */
    private static final String FIND =
            """
            SELECT t.*, s.epoch AS log_epoch, s.first_index + t.place AS log_index,
                   %s AS answer
            FROM unnest(:subjects::uuid[]) AS asked (subject)
            CROSS JOIN LATERAL (
                SELECT * FROM trail
                WHERE subject_id = asked.subject AND at < :until AND at <= :at AND (at, receipt_id) < (:at, :receipt) AND outcome = 'answered'
                  AND (:element::text IS NULL OR :element = ANY (elements)) AND (:department::text IS NULL OR department = :department)
                ORDER BY at DESC, receipt_id DESC LIMIT :limit) t
            LEFT JOIN sequenced_packet s ON s.packet_id = t.packet_id
            ORDER BY t.at DESC, t.receipt_id DESC LIMIT :limit
            """
                    .formatted(TrailRows.ANSWER_OF_LINE);
    /** Entries read at once where the first ones did not hold what was asked for. */
    private static final int MANY = 512;

    private static final OffsetDateTime NEVER = OffsetDateTime.of(9999, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient jdbc;

    public TrailReceipts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Received> received(Wanted wanted, @Nullable ReceiverCursor after, int limit) {
        List<Received> found = new ArrayList<>();
        ReceiverCursor from = after;
        for (int most = limit; ; most = Math.max(limit, MANY)) {
            List<Received> read = read(wanted, from, most);
            for (Received one : read) {
                Received fitting = fitting(one, wanted);
                if (fitting != null) {
                    found.add(fitting);
                }
                if (found.size() == limit) {
                    return found;
                }
            }
            if (read.size() < most) {
                return found;
            }
            Received last = read.getLast();
            from = new ReceiverCursor(last.at(), last.place().receipt());
        }
    }

    /** What of the receipt was asked for; null where nothing of it was. */
    private static @Nullable Received fitting(Received one, Wanted wanted) {
        Set<Long> versions = wanted.versions();
        Set<String> datasets = wanted.datasets();
        List<VersionOf> asked = one.versions().stream()
                .filter(version -> wanted.element() == null || version.element().equals(wanted.element()))
                .filter(version -> versions == null || versions.contains(version.versionId()))
                .filter(version -> datasets == null || datasets.contains(version.dataset()))
                .toList();
        boolean told = versions == null
                && datasets == null
                && one.form() instanceof Received.ClaimChecked check
                && !check.results().isEmpty();
        return asked.isEmpty() && !told ? null : with(one, asked, wanted.element());
    }

    private static Received with(Received one, List<VersionOf> versions, @Nullable String element) {
        Received.Form form = one.form() instanceof Received.ClaimChecked check && element != null
                ? new Received.ClaimChecked(Map.of(element, check.results().getOrDefault(element, "")))
                : one.form();
        return new Received(
                one.place(),
                one.at(),
                one.department(),
                one.client(),
                one.operator(),
                one.agreement(),
                one.agreementVersion(),
                one.serviceItem(),
                one.caseNumber(),
                form,
                versions);
    }

    private List<Received> read(Wanted wanted, @Nullable ReceiverCursor after, int limit) {
        Instant until = wanted.until();
        return jdbc.sql(FIND)
                .param("subjects", wanted.subjects().toArray(UUID[]::new))
                .param("until", until == null ? NEVER : until.atOffset(ZoneOffset.UTC))
                .param("at", after == null ? NEVER : after.at().atOffset(ZoneOffset.UTC))
                .param("receipt", after == null ? LAST : after.receipt())
                .param("element", wanted.element())
                .param("department", wanted.department())
                .param("limit", limit)
                .query((row, number) -> received(row))
                .list();
    }

    private static Received received(ResultSet row) throws SQLException {
        Facts details = TrailDetails.of(row);
        boolean pull = row.getString("kind").equals(TrailEntry.Kind.PULL.word());
        return new Received(
                FactPlaces.of(row, "receipt_id"),
                Objects.requireNonNull(row.getObject("at", OffsetDateTime.class))
                        .toInstant(),
                row.getString("department"),
                row.getString("client_id"),
                row.getString("operator"),
                row.getObject("agreement_id", UUID.class),
                row.getObject("agreement_version", Integer.class),
                row.getString("service_item"),
                row.getString("case_number"),
                pull
                        ? new Received.Pulled(row.getInt("answer"))
                        : new Received.ClaimChecked(details == null ? Map.of() : TrailDetails.results(details)),
                details == null ? List.of() : TrailDetails.versions(details));
    }
}

package org.zhengyuan.exchange.sharing.postgres;

import static org.zhengyuan.exchange.sharing.postgres.AgreementRows.SELECT;
import static org.zhengyuan.exchange.sharing.postgres.AgreementRows.instant;
import static org.zhengyuan.exchange.sharing.postgres.AgreementRows.time;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.sharing.AgreementChange;
import org.zhengyuan.exchange.sharing.AgreementState;
import org.zhengyuan.exchange.sharing.AgreementVersion;
import org.zhengyuan.exchange.sharing.SharingAgreement;
import org.zhengyuan.exchange.sharing.SharingAgreements;

/** Agreements in PostgreSQL; versions are cached, since they never change. */
public final class PostgresSharingAgreements implements SharingAgreements {
    private static final int CACHED_VERSIONS = 10_000;

    private record Key(UUID agreement, int version) {}

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final AgreementWriting writing;
    private final Map<Key, AgreementVersion> versions = new ConcurrentHashMap<>();

    public PostgresSharingAgreements(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.writing = new AgreementWriting(jdbc);
    }

    @Override
    public Optional<SharingAgreement> find(UUID id) {
        return jdbc.sql(SELECT + " WHERE a.id = ?")
                .param(id)
                .query(AgreementRows::agreement)
                .optional();
    }

    @Override
    public List<SharingAgreement> list(@Nullable String department, @Nullable UUID before, int limit) {
        return jdbc.sql(
                        SELECT
                                + """
                                 WHERE (:department::text IS NULL OR a.requester = :department OR a.sources @> ARRAY[:department::text])
                                   AND (:before::uuid IS NULL
                                        OR a.number < (SELECT number FROM sharing_agreement WHERE id = :before::uuid))
                                 ORDER BY a.number DESC LIMIT :limit
                                """)
                .param("department", department)
                .param("before", before)
                .param("limit", limit)
                .query(AgreementRows::agreement)
                .list();
    }

    @Override
    public Optional<UUID> madeFrom(UUID request) {
        return jdbc.sql("SELECT agreement_id FROM agreement_version WHERE request_id = ?")
                .param(request)
                .query(UUID.class)
                .optional();
    }

    @Override
    public List<AgreementVersion> versions(UUID id) {
        return jdbc.sql("SELECT agreement_id AS id, version, terms, request_id, made_by, made_at"
                        + " FROM agreement_version WHERE agreement_id = ? ORDER BY version DESC")
                .param(id)
                .query(AgreementRows::version)
                .list();
    }

    @Override
    public List<AgreementChange> history(UUID id) {
        return jdbc.sql("SELECT kind, version, actor, department, reason, at"
                        + " FROM agreement_change WHERE agreement_id = ? ORDER BY number DESC")
                .param(id)
                .query((row, number) -> new AgreementChange(
                        AgreementChange.Kind.valueOf(row.getString("kind")),
                        row.getInt("version"),
                        row.getString("actor"),
                        row.getString("department"),
                        row.getString("reason"),
                        instant(row, "at")))
                .list();
    }

    @Override
    public Optional<Outcome<SharingAgreement>> step(
            UUID id,
            AgreementChange.Kind kind,
            Actor actor,
            String reason,
            Instant at,
            Function<SharingAgreement, Outcome<SharingAgreement>> step) {
        return Objects.requireNonNull(transactions.execute(
                status -> locked(id).map(before -> step.apply(before).then(after -> {
                    if (after.current().version() != before.current().version()) {
                        writing.supersede(after);
                    }
                    jdbc.sql("UPDATE sharing_agreement SET state = ?, suspended_by = ?, reason = ?, since = ?"
                                    + " WHERE id = ?")
                            .param(after.state().name())
                            .param(after.suspendedBy())
                            .params(after.reason(), time(after.since()), id)
                            .update();
                    writing.record(after, kind, actor.id(), actor.department(), reason, at);
                    return Outcome.done(after);
                }))));
    }

    private Optional<SharingAgreement> locked(UUID id) {
        return jdbc.sql("SELECT id FROM sharing_agreement WHERE id = ? FOR UPDATE")
                .param(id)
                .query(UUID.class)
                .optional()
                .flatMap(this::find);
    }

    @Override
    public Map<UUID, InForce> inForce(Collection<UUID> ids) {
        Map<UUID, InForce> states = HashMap.newHashMap(ids.size());
        jdbc.sql("SELECT id, state, current_version FROM sharing_agreement WHERE id = ANY(?)")
                .param(ids.toArray(UUID[]::new))
                .query(row -> {
                    states.put(
                            row.getObject("id", UUID.class),
                            new InForce(AgreementState.valueOf(row.getString("state")), row.getInt("current_version")));
                });
        return states;
    }

    @Override
    public Optional<AgreementVersion> version(UUID id, int version) {
        Key key = new Key(id, version);
        AgreementVersion cached = versions.get(key);
        if (cached != null) {
            return Optional.of(cached);
        }
        Optional<AgreementVersion> read = jdbc.sql(
                        "SELECT agreement_id AS id, version, terms, request_id, made_by, made_at"
                                + " FROM agreement_version WHERE agreement_id = ? AND version = ?")
                .params(id, version)
                .query(AgreementRows::version)
                .optional();
        read.ifPresent(one -> {
            if (versions.size() >= CACHED_VERSIONS) {
                versions.clear();
            }
            versions.put(key, one);
        });
        return read;
    }
}

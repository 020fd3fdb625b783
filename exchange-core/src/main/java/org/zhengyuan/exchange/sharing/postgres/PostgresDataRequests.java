package org.zhengyuan.exchange.sharing.postgres;

import static org.zhengyuan.exchange.sharing.postgres.AgreementRows.instant;
import static org.zhengyuan.exchange.sharing.postgres.AgreementRows.texts;
import static org.zhengyuan.exchange.sharing.postgres.AgreementRows.time;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.sharing.AgreementChange;
import org.zhengyuan.exchange.sharing.DataRequest;
import org.zhengyuan.exchange.sharing.DataRequests;
import org.zhengyuan.exchange.sharing.Decision;
import org.zhengyuan.exchange.sharing.RequestState;
import org.zhengyuan.exchange.sharing.SharingAgreement;

/** Data requests in PostgreSQL. */
public final class PostgresDataRequests implements DataRequests {
    private static final String SELECT = "SELECT * FROM data_request";

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final AgreementWriting writing;

    public PostgresDataRequests(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.writing = new AgreementWriting(jdbc);
    }

    @Override
    public void add(Settled settled) {
        DataRequest request = settled.request();
        transactions.executeWithoutResult(status -> {
            jdbc.sql(
                            """
                            INSERT INTO data_request (id, agreement_id, requester, submitted_by, submitted_at, terms, materials,
                                sources, approvers, state, round, reason)
                            VALUES (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?)
                            """)
                    .param(request.id())
                    .param(request.agreement())
                    .params(
                            request.terms().requester(),
                            request.submittedBy(),
                            time(request.submittedAt()),
                            TermsJson.write(request.terms()),
                            TermsJson.writeMaterials(request.materials()),
                            request.sources().toArray(String[]::new),
                            request.approvers().toArray(String[]::new),
                            request.state().name(),
                            request.round(),
                            request.reason())
                    .update();
            settle(settled);
        });
    }

    @Override
    public Optional<DataRequest> find(UUID id) {
        return jdbc.sql(SELECT + " WHERE id = ?").param(id).query(this::request).optional();
    }

    @Override
    public List<DataRequest> list(@Nullable String department, @Nullable UUID before, int limit) {
        return jdbc.sql(
                        SELECT
                                + """
                                 WHERE (:department::text IS NULL OR requester = :department OR sources @> ARRAY[:department::text])
                                   AND (:before::uuid IS NULL
                                        OR number < (SELECT number FROM data_request WHERE id = :before::uuid))
                                 ORDER BY number DESC LIMIT :limit
                                """)
                .param("department", department)
                .param("before", before)
                .param("limit", limit)
                .query(this::request)
                .list();
    }

    @Override
    public Optional<Outcome<Settled>> step(UUID id, Function<DataRequest, Outcome<Settled>> step) {
        return Objects.requireNonNull(transactions.execute(status -> jdbc.sql(SELECT + " WHERE id = ? FOR UPDATE")
                .param(id)
                .query(this::request)
                .optional()
                .map(before -> step.apply(before).then(settled -> {
                    save(before, settled.request());
                    settle(settled);
                    return Outcome.done(settled);
                }))));
    }

    private void save(DataRequest before, DataRequest after) {
        jdbc.sql("UPDATE data_request SET state = ?, round = ?, reason = ?, materials = ?::jsonb WHERE id = ?")
                .params(
                        after.state().name(),
                        after.round(),
                        after.reason(),
                        TermsJson.writeMaterials(after.materials()),
                        after.id())
                .update();
        for (int i = before.decisions().size(); i < after.decisions().size(); i++) {
            Decision decision = after.decisions().get(i);
            jdbc.sql("INSERT INTO request_decision (request_id, number, department, person, kind, round, reason, at)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            after.id(),
                            i + 1,
                            decision.department(),
                            decision.person(),
                            decision.kind().name(),
                            decision.round(),
                            decision.reason(),
                            time(decision.at()))
                    .update();
        }
    }

    private void settle(Settled settled) {
        SharingAgreement agreement = settled.agreement();
        if (agreement == null) {
            return;
        }
        boolean first = agreement.current().version() == 1;
        if (first) {
            writing.add(agreement);
        } else {
            writing.supersede(agreement);
        }
        writing.record(
                agreement,
                first ? AgreementChange.Kind.MADE : AgreementChange.Kind.SUPERSEDED,
                settled.request().submittedBy(),
                settled.request().terms().requester(),
                "",
                agreement.current().madeAt());
    }

    private DataRequest request(ResultSet row, int number) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new DataRequest(
                id,
                row.getObject("agreement_id", UUID.class),
                row.getString("submitted_by"),
                instant(row, "submitted_at"),
                TermsJson.read(row.getString("terms")),
                TermsJson.readMaterials(row.getString("materials")),
                texts(row, "sources"),
                texts(row, "approvers"),
                RequestState.valueOf(row.getString("state")),
                row.getInt("round"),
                row.getString("reason"),
                decisions(id));
    }

    private List<Decision> decisions(UUID request) {
        return jdbc.sql("SELECT * FROM request_decision WHERE request_id = ? ORDER BY number")
                .param(request)
                .query((row, number) -> new Decision(
                        row.getString("department"),
                        row.getString("person"),
                        Decision.Kind.valueOf(row.getString("kind")),
                        row.getInt("round"),
                        row.getString("reason"),
                        instant(row, "at")))
                .list();
    }
}

package org.zhengyuan.exchange.sharing.postgres;

import static org.zhengyuan.exchange.sharing.postgres.AgreementRows.time;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.sharing.AgreementChange;
import org.zhengyuan.exchange.sharing.AgreementVersion;
import org.zhengyuan.exchange.sharing.SharingAgreement;

/** Writes agreements, versions and their history in the caller's transaction. */
final class AgreementWriting {
    private final JdbcClient jdbc;

    AgreementWriting(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(SharingAgreement agreement) {
        jdbc.sql("INSERT INTO sharing_agreement (id, requester, sources, current_version, state, reason, since)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(
                        agreement.id(),
                        agreement.terms().requester(),
                        agreement.sources().toArray(String[]::new),
                        agreement.current().version(),
                        agreement.state().name(),
                        agreement.reason(),
                        time(agreement.since()))
                .update();
        addVersion(agreement.current());
    }

    /** Puts a version in force. Leaves the state alone: a suspension that came between stays. */
    void supersede(SharingAgreement agreement) {
        addVersion(agreement.current());
        int moved = jdbc.sql("UPDATE sharing_agreement SET current_version = ?, sources = ?"
                        + " WHERE id = ? AND current_version = ? AND state <> 'ENDED'")
                .params(
                        agreement.current().version(),
                        agreement.sources().toArray(String[]::new),
                        agreement.id(),
                        agreement.current().version() - 1)
                .update();
        if (moved != 1) {
            throw new IllegalStateException("agreement " + agreement.id() + " was changed meanwhile");
        }
    }

    void record(
            SharingAgreement agreement,
            AgreementChange.Kind kind,
            String actor,
            @Nullable String department,
            String reason,
            Instant at) {
        jdbc.sql("INSERT INTO agreement_change (agreement_id, kind, version, actor, department, reason, at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)")
                .params(agreement.id(), kind.name(), agreement.current().version(), actor)
                .param(department)
                .params(reason, time(at))
                .update();
    }

    private void addVersion(AgreementVersion version) {
        jdbc.sql("INSERT INTO agreement_version (agreement_id, version, terms, request_id, made_by, made_at)"
                        + " VALUES (?, ?, ?::jsonb, ?, ?, ?)")
                .params(version.agreement(), version.version(), TermsJson.write(version.terms()))
                .param(version.request())
                .params(version.madeBy(), time(version.madeAt()))
                .update();
    }
}

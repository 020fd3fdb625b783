package org.zhengyuan.exchange.sharing.postgres;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.zhengyuan.exchange.sharing.AgreementState;
import org.zhengyuan.exchange.sharing.AgreementVersion;
import org.zhengyuan.exchange.sharing.SharingAgreement;

/** From rows to agreements and back. */
final class AgreementRows {
    static final String SELECT =
            """
            SELECT a.id, a.sources, a.state, a.suspended_by, a.reason, a.since,
                   v.version, v.terms, v.request_id, v.made_by, v.made_at
            FROM sharing_agreement a JOIN agreement_version v ON v.agreement_id = a.id AND v.version = a.current_version
            """;

    private AgreementRows() {}

    static SharingAgreement agreement(ResultSet row, int number) throws SQLException {
        return new SharingAgreement(
                row.getObject("id", UUID.class),
                version(row, number),
                texts(row, "sources"),
                AgreementState.valueOf(row.getString("state")),
                row.getString("suspended_by"),
                row.getString("reason"),
                instant(row, "since"));
    }

    static AgreementVersion version(ResultSet row, int number) throws SQLException {
        return new AgreementVersion(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                TermsJson.read(row.getString("terms")),
                row.getObject("request_id", UUID.class),
                row.getString("made_by"),
                instant(row, "made_at"));
    }

    static Set<String> texts(ResultSet row, String column) throws SQLException {
        Array array = Objects.requireNonNull(row.getArray(column), column);
        return Set.of((String[]) array.getArray());
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class), column)
                .toInstant();
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

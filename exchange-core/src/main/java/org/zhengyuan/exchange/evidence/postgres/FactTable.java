package org.zhengyuan.exchange.evidence.postgres;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.zhengyuan.exchange.evidence.FactSource;
import org.zhengyuan.exchange.evidence.RecordedFact;
import org.zhengyuan.seal.proof.FactKind;

/** Rulings and chunks. */
@Repository
public class FactTable implements FactSource {
    private static final byte[] ERASED = new byte[0];

    private final JdbcClient jdbc;

    public FactTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<RecordedFact> find(UUID receipt) {
        return jdbc.sql(
                        "SELECT fact_id, kind, body, salt, packet_id, place, parties, erased_by FROM fact WHERE fact_id = ?")
                .param(receipt)
                .query((row, number) -> fact(row))
                .optional();
    }

    private static RecordedFact fact(ResultSet row) throws SQLException {
        String body = row.getString("body");
        byte @Nullable [] salt = row.getBytes("salt");
        Array parties = row.getArray("parties");
        return new RecordedFact(
                row.getObject("fact_id", UUID.class),
                FactKind.ofCode(row.getInt("kind")).orElseThrow(),
                body == null ? ERASED : body.getBytes(StandardCharsets.UTF_8),
                salt == null ? ERASED : salt,
                row.getLong("packet_id"),
                row.getInt("place"),
                Set.copyOf(List.of((String[]) Objects.requireNonNull(parties).getArray())),
                row.getObject("erased_by", UUID.class));
    }
}

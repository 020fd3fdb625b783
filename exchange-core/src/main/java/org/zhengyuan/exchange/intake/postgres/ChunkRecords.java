package org.zhengyuan.exchange.intake.postgres;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.zhengyuan.exchange.evidence.CanonicalText;
import org.zhengyuan.exchange.intake.Claim;
import org.zhengyuan.exchange.intake.RefusedRow;
import org.zhengyuan.exchange.intake.RowCounts;
import org.zhengyuan.exchange.intake.WorkQueue.Chunk;
import org.zhengyuan.exchange.intake.WorkQueue.LostClaimException;
import tools.jackson.databind.json.JsonMapper;

/** What a chunk leaves behind beside the registry: its outcomes and its refused rows. */
@Repository
class ChunkRecords {
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String FENCE = "SELECT 1 FROM submission WHERE submission_id = ? AND owner = ? FOR SHARE";
    private static final String SAVE =
            """
            INSERT INTO submission_chunk (submission_id, chunk, first_row, committed_at, bytes_read, received, created, changed,
                unchanged, history, checked_only, refused, agreed, differed, unmatched, invalid, ended, outcomes, fact_id, row_seed,
                first_version, last_version, row_leaves, compared)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String REFUSE =
            "INSERT INTO refused_row (submission_id, row_number, reasons, cells) VALUES (?, ?, ?::jsonb, ?)";

    private final JdbcTemplate jdbc;

    ChunkRecords(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** Makes sure that nobody else has taken over the submission, and that nobody can until the transaction ends. */
    void fence(Claim claim) {
        UUID id = claim.submission().id();
        if (jdbc.queryForList(FENCE, id, claim.owner()).isEmpty()) {
            throw new LostClaimException(id);
        }
    }

    void save(
            Claim claim,
            Chunk chunk,
            RowCounts counts,
            byte[] outcomes,
            ChunkEvidence.Noted noted,
            Instant committedAt) {
        jdbc.update(
                SAVE,
                claim.submission().id(),
                chunk.number(),
                chunk.rows().isEmpty() ? 0L : chunk.rows().getFirst().number(),
                committedAt.atOffset(ZoneOffset.UTC),
                chunk.bytesRead(),
                counts.received(),
                counts.created(),
                counts.changed(),
                counts.unchanged(),
                counts.history(),
                counts.checkedOnly(),
                counts.refused(),
                counts.crossChecked().agreed(),
                counts.crossChecked().differed(),
                counts.crossChecked().unmatched(),
                counts.crossChecked().invalid(),
                counts.ended(),
                outcomes,
                noted.fact(),
                noted.seed(),
                noted.firstVersion(),
                noted.lastVersion(),
                noted.leaves(),
                noted.compared());
    }

    void saveRefusals(UUID submission, List<RefusedRow> refused) {
        if (refused.isEmpty()) {
            return;
        }
        jdbc.execute((ConnectionCallback<Integer>) connection -> insert(connection, submission, refused));
    }

    private static int insert(Connection connection, UUID submission, List<RefusedRow> refused) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REFUSE)) {
            for (RefusedRow row : refused) {
                statement.setObject(1, submission);
                statement.setLong(2, row.row());
                statement.setString(3, reasons(row));
                statement.setArray(
                        4, connection.createArrayOf("text", cells(row).toArray(String[]::new)));
                statement.addBatch();
            }
            return statement.executeBatch().length;
        }
    }

    private static String reasons(RefusedRow row) {
        return text(JSON.writeValueAsString(row.reasons()));
    }

    private static List<@Nullable String> cells(RefusedRow row) {
        List<@Nullable String> cells = new ArrayList<>(row.cells().size());
        for (String cell : row.cells()) {
            cells.add(cell == null ? null : text(cell));
        }
        return cells;
    }

    /** SHA-256 of the refused row as it is kept, {@code {"cells":[…],"reasons":[…]}} in canonical JSON. */
    static byte[] digest(MessageDigest sha256, RefusedRow row) {
        return digest(sha256, cells(row), reasons(row));
    }

    /** The same of a refused row that was read back. */
    static byte[] digest(MessageDigest sha256, List<@Nullable String> cells, String reasons) {
        String kept = "{\"cells\":" + JSON.writeValueAsString(cells) + ",\"reasons\":" + reasons + "}";
        return sha256.digest(CanonicalText.of(kept.getBytes(StandardCharsets.UTF_8)));
    }

    /** A text PostgreSQL can keep: no NUL, no half of a surrogate pair. Only refused rows have them. */
    private static String text(String delivered) {
        boolean clean = true;
        for (int i = 0; i < delivered.length() && clean; i++) {
            char c = delivered.charAt(i);
            clean = c != 0 && !Character.isSurrogate(c);
        }
        return clean ? delivered : replaced(delivered);
    }

    private static String replaced(String delivered) {
        StringBuilder kept = new StringBuilder(delivered.length());
        delivered.codePoints().forEach(c -> kept.appendCodePoint(c == 0 || (c >= 0xD800 && c <= 0xDFFF) ? 0xFFFD : c));
        return kept.toString();
    }
}

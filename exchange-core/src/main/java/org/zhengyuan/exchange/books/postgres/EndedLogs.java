package org.zhengyuan.exchange.books.postgres;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.zhengyuan.exchange.books.BookWords;
import org.zhengyuan.exchange.books.Difference;
import org.zhengyuan.exchange.books.LogEntries;
import org.zhengyuan.exchange.books.postgres.OwnLogs.OwnLog;
import org.zhengyuan.seal.proof.FactKind;
import org.zhengyuan.seal.proof.Trust;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows of logs that ended, against the entries that the database still has of them. These are believed because the first leaf of the log
 * that followed names their root.
 */
final class EndedLogs {
    private static final String FOLLOWER =
            """
            SELECT f.body FROM sequenced_packet s JOIN fact f ON f.packet_id = s.packet_id AND f.place = 0 AND f.kind = ? AND f.object = ?
            WHERE s.epoch = ? AND s.first_index = 0
            """;

    /** Reasons for which a log ended whose tiles and tree had parted. */
    private static final Set<String> DAMAGED = Set.of("TILES_DAMAGED", "NOT_CONSISTENT");

    private final BooksSnapshot snapshot;
    private final OwnLogs logs;
    private final Trust trust;
    private final int window;
    private boolean damaged;

    EndedLogs(BooksSnapshot snapshot, OwnLogs logs, Trust trust, int window) {
        this.snapshot = snapshot;
        this.logs = logs;
        this.trust = trust;
        this.window = window;
    }

    /** Whether one of them had ended because it contradicted itself, and does: then nothing proves its entries. */
    boolean areDamaged() {
        return damaged;
    }

    Optional<Difference> firstDifference(OwnLog log) throws SQLException, IOException {
        JsonNode told = told(log);
        long size = told.path("size").asLong(-1);
        if (size < log.placed()) {
            return differs(log, BookWords.of("registry.ended.unnamed"));
        }
        OwnBundles bundles = new OwnBundles(snapshot.connection(), log.epoch());
        try (OwnCopy copy = new OwnCopy(snapshot.connection(), log, trust, 0)) {
            LogEntries entries = new LogEntries(bundles, size, 0, List.of(), copy);
            LeafWalk walk = new LeafWalk(snapshot, log.epoch(), window);
            walk.run(entries, log.placed(), reached -> {});
            Optional<Difference> wrong = walk.first();
            if (wrong.isEmpty()) {
                wrong = new ErasedLeaves(snapshot, log.epoch(), bundles, size).firstDifference();
            }
            if (wrong.isPresent()) {
                return differs(log, wrong.get().why());
            }
            while (entries.next() < size) {
                entries.read(window);
            }
            return contradiction(log, entries, copy, told);
        } catch (NoSuchFileException e) {
            damaged |= isOfDamaged(told);
            return isOfDamaged(told) ? Optional.empty() : LaterLeaves.noBundle(e, log);
        }
    }

    private Optional<Difference> contradiction(OwnLog log, LogEntries entries, OwnCopy copy, JsonNode told)
            throws SQLException {
        Optional<Difference> wrong =
                entries.root().base64().equals(told.path("root").asString(""))
                        ? copy.firstDifference()
                        : Optional.of(Difference.of(BookWords.of("registry.ended.otherRoot")));
        if (wrong.isPresent() && isOfDamaged(told)) {
            damaged = true;
            return Optional.empty();
        }
        return wrong.isEmpty() ? wrong : differs(log, wrong.get().why());
    }

    private static boolean isOfDamaged(JsonNode told) {
        return DAMAGED.contains(told.path("stopped").asString(""));
    }

    private static Optional<Difference> differs(OwnLog log, Object why) {
        return Optional.of(Difference.of(BookWords.of("registry.ended.differs", log.origin(), why)));
    }

    /** What the first leaf of the following log says; nothing where there is no such leaf. */
    private JsonNode told(OwnLog log) throws SQLException {
        OwnLog next = logs.after(log);
        Connection connection = snapshot.connection();
        try (PreparedStatement statement = connection.prepareStatement(FOLLOWER)) {
            statement.setInt(1, FactKind.LOG_ORIGIN.code());
            statement.setString(2, "log/" + next.origin());
            statement.setInt(3, next.epoch());
            try (ResultSet row = statement.executeQuery()) {
                String body = row.next() ? row.getString(1) : null;
                JsonNode details =
                        JsonMapper.shared().readTree(body == null ? "{}" : body).path("details");
                return details.path("former").asString("").equals(log.origin())
                        ? details
                        : JsonMapper.shared().createObjectNode();
            }
        }
    }
}

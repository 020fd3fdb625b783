package org.zhengyuan.exchange.books.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.zhengyuan.exchange.books.BookWords;
import org.zhengyuan.exchange.books.Difference;
import org.zhengyuan.exchange.books.postgres.OwnLogs.OwnLog;
import org.zhengyuan.seal.proof.Checkpoint;
import org.zhengyuan.seal.proof.Frontier;
import org.zhengyuan.seal.proof.MalformedException;
import org.zhengyuan.seal.proof.NoteKey;
import org.zhengyuan.seal.proof.NoteSignature;
import org.zhengyuan.seal.proof.NoteVerdict;
import org.zhengyuan.seal.proof.SignedNote;
import org.zhengyuan.seal.proof.Trust;

/** The checkpoints of a log that the database keeps, with the cosignatures they bear, each looked at when the tree has come to its size. */
final class PublishedNotes implements AutoCloseable {
    private static final String NOTES =
            """
            SELECT c.size, c.note, w.key, w.line FROM log_checkpoint c
            LEFT JOIN log_cosignature w ON w.epoch = c.epoch AND w.size = c.size
            WHERE c.epoch = ? AND c.size > ? ORDER BY c.size, w.key
            """;

    private final OwnLog log;
    private final Trust trust;
    private final PreparedStatement statement;
    private final ResultSet row;
    private boolean more;

    PublishedNotes(Connection connection, OwnLog log, Trust trust, long after) throws SQLException {
        this.log = log;
        this.trust = trust;
        statement = connection.prepareStatement(NOTES);
        statement.setInt(1, log.epoch());
        statement.setLong(2, after);
        statement.setFetchSize(BooksSnapshot.FETCH);
        row = statement.executeQuery();
        more = row.next();
    }

    /** What is wrong with the checkpoint of this size, if there is one. */
    Optional<Difference> at(Frontier tree) throws SQLException {
        Optional<Difference> wrong = Optional.empty();
        boolean looked = false;
        while (more && row.getLong(1) == tree.size()) {
            if (wrong.isEmpty()) {
                String word = wrong(row.getString(2), row.getString(3), row.getString(4), tree, looked);
                wrong = word.isEmpty()
                        ? wrong
                        : Optional.of(Difference.of(BookWords.of("registry.log." + word, tree.size())));
            }
            looked = true;
            more = row.next();
        }
        return wrong;
    }

    /** @param looked whether the note itself was looked at, with another of its cosignatures */
    private String wrong(String text, String key, String line, Frontier tree, boolean looked) {
        try {
            SignedNote note = SignedNote.parse(text);
            if (!looked) {
                Checkpoint told = Checkpoint.parse(note.text());
                if (!told.origin().equals(log.origin())
                        || told.size() != tree.size()
                        || !told.root().equals(tree.root())) {
                    return "otherNote";
                }
                List<NoteKey> keys = trust.logsOf(log.origin());
                if (!keys.isEmpty() && !(note.verify(keys) instanceof NoteVerdict.Signed)) {
                    return "unsigned";
                }
            }
            if (key == null) {
                return "";
            }
            SignedNote cosigned = new SignedNote(note.text(), List.of(NoteSignature.parse(line)));
            return cosigned.verify(List.of(NoteKey.parse(key))) instanceof NoteVerdict.Signed ? "" : "cosignature";
        } catch (MalformedException e) {
            return "malformed";
        }
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}

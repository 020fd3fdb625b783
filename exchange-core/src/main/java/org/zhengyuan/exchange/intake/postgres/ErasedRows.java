package org.zhengyuan.exchange.intake.postgres;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.modulith.NamedInterface;
import org.zhengyuan.exchange.evidence.RowTree;
import org.zhengyuan.exchange.intake.KeptChunk;

/** Rows that lose their salts and what was compared of them; their leaves stay, so that every other row of the chunk is still proved. */
@NamedInterface("books")
public final class ErasedRows {
    private static final String FORGET =
            "UPDATE submission_chunk SET row_seed = NULL, row_salts = ?, compared = ? WHERE submission_id = ? AND chunk = ?";
    private static final String NOTE =
            """
            INSERT INTO erased_row (submission_id, chunk, place, fact_id) SELECT ?, ?, place, ? FROM unnest(?::int[]) AS place
            ON CONFLICT DO NOTHING
            """;

    private ErasedRows() {}

    /**
     * Erases rows of a chunk, in the caller's transaction.
     *
     * @param fact of the erasure, which names them
     * @return how many had not been erased before
     */
    public static int erase(Connection connection, KeptChunk chunk, Collection<Integer> places, UUID fact)
            throws SQLException {
        Set<Integer> gone = new TreeSet<>(places);
        gone.removeAll(chunk.erased().keySet());
        if (gone.isEmpty()) {
            return 0;
        }
        byte[] salts = new byte[chunk.size() * RowTree.SEED_BYTES];
        ByteBuffer compared = ByteBuffer.allocate(chunk.compared().size() * Comparisons.SIZE);
        for (int place = 0; place < chunk.size(); place++) {
            if (!gone.contains(place)) {
                System.arraycopy(chunk.salt(place), 0, salts, place * RowTree.SEED_BYTES, RowTree.SEED_BYTES);
                Comparisons.put(compared, place, chunk.compared().get(place));
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(FORGET)) {
            statement.setBytes(1, salts);
            statement.setBytes(
                    2, compared.position() == 0 ? null : Arrays.copyOf(compared.array(), compared.position()));
            statement.setObject(3, chunk.submission());
            statement.setInt(4, chunk.number());
            statement.executeUpdate();
        }
        try (PreparedStatement statement = connection.prepareStatement(NOTE)) {
            statement.setObject(1, chunk.submission());
            statement.setInt(2, chunk.number());
            statement.setObject(3, fact);
            statement.setArray(4, connection.createArrayOf("int4", gone.toArray()));
            statement.executeUpdate();
        }
        return gone.size();
    }
}

package org.zhengyuan.exchange.postgres;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows in PostgreSQL's binary COPY format, collected in memory and sent at once. Source: PostgreSQL documentation, COPY, "Binary
 * Format".
 */
public final class BinaryCopy {
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final long MICROS_FROM_UNIX_TO_POSTGRES_EPOCH = 946_684_800_000_000L;

    /** The object identifier of type {@code text}. */
    private static final int TEXT = 25;

    private ByteBuffer buffer;
    private int rows;
    private int rowStart;

    public BinaryCopy(int expectedBytes) {
        buffer = ByteBuffer.allocate(Math.max(64, expectedBytes));
        buffer.put(SIGNATURE).putInt(0).putInt(0);
    }

    public BinaryCopy row(int fields) {
        rows++;
        rowStart = room(2).position();
        buffer.putShort((short) fields);
        return this;
    }

    /** Digests the row that was begun last, field count and fields: what COPY gives back for the same row, byte for byte. */
    public byte[] digestRow(MessageDigest digest) {
        digest.update(buffer.array(), rowStart, buffer.position() - rowStart);
        return digest.digest();
    }

    public BinaryCopy uuid(@Nullable UUID value) {
        if (value == null) {
            return none();
        }
        room(20).putInt(16).putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
        return this;
    }

    public BinaryCopy bool(boolean value) {
        room(5).putInt(1).put((byte) (value ? 1 : 0));
        return this;
    }

    public BinaryCopy int2(int value) {
        room(6).putInt(2).putShort((short) value);
        return this;
    }

    public BinaryCopy int4(@Nullable Integer value) {
        if (value == null) {
            return none();
        }
        room(8).putInt(4).putInt(value);
        return this;
    }

    public BinaryCopy int8(@Nullable Long value) {
        if (value == null) {
            return none();
        }
        room(12).putInt(8).putLong(value);
        return this;
    }

    public BinaryCopy timestamp(Instant value) {
        return int8(Timestamps.micros(value) - MICROS_FROM_UNIX_TO_POSTGRES_EPOCH);
    }

    public BinaryCopy text(@Nullable String value) {
        return bytes(value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }

    /** A one-dimensional {@code text[]} without nulls. */
    public BinaryCopy texts(List<String> values) {
        int start = room(4).position();
        buffer.putInt(0);
        room(20).putInt(values.isEmpty() ? 0 : 1).putInt(0).putInt(TEXT);
        if (!values.isEmpty()) {
            buffer.putInt(values.size()).putInt(1);
        }
        values.forEach(this::text);
        buffer.putInt(start, buffer.position() - start - 4);
        return this;
    }

    public BinaryCopy bytes(byte @Nullable [] value) {
        if (value == null) {
            return none();
        }
        room(4 + value.length).putInt(value.length).put(value);
        return this;
    }

    private BinaryCopy none() {
        room(4).putInt(-1);
        return this;
    }

    public boolean isEmpty() {
        return rows == 0;
    }

    /**
     * Sends the rows through the connection's present transaction.
     *
     * @return how many rows were added
     */
    public long send(PGConnection connection, String copyStatement) throws SQLException {
        room(2).putShort((short) -1);
        CopyIn copy = connection.getCopyAPI().copyIn(copyStatement);
        try {
            copy.writeToCopy(buffer.array(), 0, buffer.position());
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            ByteBuffer larger = ByteBuffer.allocate(Math.max(buffer.capacity() * 2, buffer.position() + bytes));
            buffer.flip();
            larger.put(buffer);
            buffer = larger;
        }
        return buffer;
    }
}

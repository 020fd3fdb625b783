package org.zhengyuan.exchange.registry.postgres;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows in PostgreSQL's binary COPY format, collected in memory and sent at once. Source: PostgreSQL documentation, COPY, "Binary
 * Format".
 */
final class BinaryCopy {
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final long MICROS_FROM_UNIX_TO_POSTGRES_EPOCH = 946_684_800_000_000L;

    private ByteBuffer buffer;
    private int rows;

    BinaryCopy(int expectedBytes) {
        buffer = ByteBuffer.allocate(Math.max(64, expectedBytes));
        buffer.put(SIGNATURE).putInt(0).putInt(0);
    }

    BinaryCopy row(int fields) {
        rows++;
        room(2).putShort((short) fields);
        return this;
    }

    BinaryCopy uuid(UUID value) {
        room(20).putInt(16).putLong(value.getMostSignificantBits()).putLong(value.getLeastSignificantBits());
        return this;
    }

    BinaryCopy int2(int value) {
        room(6).putInt(2).putShort((short) value);
        return this;
    }

    BinaryCopy int4(int value) {
        room(8).putInt(4).putInt(value);
        return this;
    }

    BinaryCopy int8(@Nullable Long value) {
        if (value == null) {
            room(4).putInt(-1);
        } else {
            room(12).putInt(8).putLong(value);
        }
        return this;
    }

    BinaryCopy timestamp(Instant value) {
        return int8(Timestamps.micros(value) - MICROS_FROM_UNIX_TO_POSTGRES_EPOCH);
    }

    BinaryCopy text(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    BinaryCopy bytes(byte[] value) {
        room(4 + value.length).putInt(value.length).put(value);
        return this;
    }

    boolean isEmpty() {
        return rows == 0;
    }

    /** Sends the rows through the connection's present transaction. */
    void send(PGConnection connection, String copyStatement) throws SQLException {
        room(2).putShort((short) -1);
        CopyIn copy = connection.getCopyAPI().copyIn(copyStatement);
        try {
            copy.writeToCopy(buffer.array(), 0, buffer.position());
            copy.endCopy();
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

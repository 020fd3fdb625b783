package org.zhengyuan.exchange.lineage;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.zhengyuan.exchange.postgres.Timestamps;

/** A place in a list of receipts that goes from the newest to the oldest: after the receipt of this id and time. */
public record ReceiverCursor(Instant at, UUID receipt) {
    private static final int BYTES = 24;

    /** Opaque to callers. */
    public String text() {
        byte[] bytes = ByteBuffer.allocate(BYTES)
                .putLong(Timestamps.micros(at))
                .putLong(receipt.getMostSignificantBits())
                .putLong(receipt.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Empty where the text is no cursor. */
    public static Optional<ReceiverCursor> of(String text) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            return bytes.remaining() == BYTES
                    ? Optional.of(new ReceiverCursor(
                            Timestamps.instant(bytes.getLong()), new UUID(bytes.getLong(), bytes.getLong())))
                    : Optional.empty();
        } catch (IllegalArgumentException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}

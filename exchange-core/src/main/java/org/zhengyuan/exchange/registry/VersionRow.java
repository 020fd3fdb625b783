package org.zhengyuan.exchange.registry;

import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * A version as it is stored, byte for byte. The chain of a record that was merged stands under each subject it belonged to, so several of
 * these may have one id.
 *
 * @param rowNumber of the row that made it; 0 where its record ended with a full delivery
 * @param bytes the whole row in PostgreSQL's binary COPY form, version id and subject id first
 */
@SuppressWarnings("ArrayRecordComponent") // digested, never compared
public record VersionRow(long id, UUID subject, long rowNumber, byte[] bytes) {
    /** Field count, length and value of the version's id, length of the subject's. */
    private static final int SUBJECT = 2 + 4 + 8 + 4;

    /** What the log commits to. */
    public byte[] digest() {
        return Digests.sha256().digest(bytes);
    }

    /** The same if it stood under another subject. */
    public byte[] digestUnder(UUID other) {
        byte[] moved = bytes.clone();
        ByteBuffer.wrap(moved, SUBJECT, 16)
                .putLong(other.getMostSignificantBits())
                .putLong(other.getLeastSignificantBits());
        return Digests.sha256().digest(moved);
    }
}

package org.zhengyuan.exchange.intake.postgres;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.evidence.RowRecord;

/** Digests of a chunk's comparisons as they are kept with it: the row's place (4 bytes), then the digest, one after the other. */
final class Comparisons {
    static final int SIZE = Integer.BYTES + 32;

    private Comparisons() {}

    /** Notes a row's digest where it has one, and gives it back. */
    static byte[] put(ByteBuffer kept, int place, byte @Nullable [] digest) {
        if (digest == null) {
            return RowRecord.NONE;
        }
        kept.putInt(place).put(digest);
        return digest;
    }

    /**
     * The digests by place.
     *
     * @throws IllegalArgumentException if they have another form, or do not stand in the order of their places
     */
    static Map<Integer, byte[]> read(byte @Nullable [] kept) {
        if (kept == null) {
            return Map.of();
        }
        if (kept.length % SIZE != 0) {
            throw new IllegalArgumentException("comparisons have another form");
        }
        Map<Integer, byte[]> digests = new HashMap<>();
        int last = -1;
        for (ByteBuffer from = ByteBuffer.wrap(kept); from.hasRemaining(); ) {
            int place = from.getInt();
            if (place <= last) {
                throw new IllegalArgumentException("comparisons stand out of order");
            }
            last = place;
            byte[] digest = new byte[SIZE - Integer.BYTES];
            from.get(digest);
            digests.put(place, digest);
        }
        return digests;
    }
}

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

    /** The digests by place. */
    static Map<Integer, byte[]> read(byte @Nullable [] kept) {
        Map<Integer, byte[]> digests = new HashMap<>();
        if (kept != null) {
            ByteBuffer from = ByteBuffer.wrap(kept);
            while (from.hasRemaining()) {
                byte[] digest = new byte[SIZE - Integer.BYTES];
                int place = from.getInt();
                from.get(digest);
                digests.put(place, digest);
            }
        }
        return digests;
    }
}

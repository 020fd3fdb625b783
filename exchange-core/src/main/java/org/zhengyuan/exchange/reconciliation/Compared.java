package org.zhengyuan.exchange.reconciliation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a set of rows came to when it was compared with the truth.
 *
 * @param digests by row number, of every row whose subject is known
 */
public record Compared(CheckCounts counts, Map<Long, byte[]> digests) {
    public static final Compared NOTHING = new Compared(CheckCounts.NONE, Map.of());

    /**
     * Digests one comparison: SHA-256 of the verdicts (a letter each, a blank where nothing was compared), then each reported value as its
     * length in UTF-8 (4 bytes, most significant first; -1 where it had no standard form) and its bytes.
     */
    public static byte[] digest(MessageDigest sha256, String verdicts, List<@Nullable String> reported) {
        sha256.update(verdicts.getBytes(StandardCharsets.UTF_8));
        for (String value : reported) {
            byte[] text = value == null ? new byte[0] : value.getBytes(StandardCharsets.UTF_8);
            sha256.update(ByteBuffer.allocate(4).putInt(0, value == null ? -1 : text.length));
            sha256.update(text);
        }
        return sha256.digest();
    }
}

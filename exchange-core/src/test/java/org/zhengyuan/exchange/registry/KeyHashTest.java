package org.zhengyuan.exchange.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published vectors of SipHash-2-4-128 that have an even number of bytes, which are UTF-16 code units here. */
class KeyHashTest {
    private static final long KEY0 = 0x0706050403020100L;
    private static final long KEY1 = 0x0f0e0d0c0b0a0908L;

    @ParameterizedTest
    @CsvSource({"0, a3817f04ba25a8e66df67214c7550293", "2, 8177228da4a45dc7fca38bdef60affe4"})
    void agreesWithTheAuthorsVectors(int length, String expected) {
        byte[] message = new byte[length];
        for (int i = 0; i < length; i++) {
            message[i] = (byte) i;
        }
        KeyHash hash = new KeyHash(KEY0, KEY1);
        hash.hash(new String(message, StandardCharsets.UTF_16LE));
        assertThat(hex(hash)).isEqualTo(expected);
    }

    @Test
    void aTextInPartsHashesAsTheWhole() {
        KeyHash hash = new KeyHash(KEY0, KEY1);
        hash.hash("91350100M00000001", "\u001f", "2026-11");
        String parts = hex(hash);
        hash.hash("91350100M00000001\u001f2026-11");
        assertThat(hex(hash)).isEqualTo(parts);
    }

    private static String hex(KeyHash hash) {
        return HexFormat.of()
                .formatHex(ByteBuffer.allocate(16)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putLong(hash.high())
                        .putLong(hash.low())
                        .array());
    }
}

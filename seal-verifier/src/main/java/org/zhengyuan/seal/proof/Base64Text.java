package org.zhengyuan.seal.proof;

import java.util.Base64;

/** Standard base64 with padding (RFC 4648, section 4), in its one canonical spelling. */
public final class Base64Text {
    private Base64Text() {}

    public static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /**
     * Refuses what lenient decoders take: missing padding, and set bits behind the last byte. Otherwise two texts could mean the same bytes,
     * and a proof could be altered without being broken.
     */
    public static byte[] decode(String text) throws MalformedException {
        try {
            byte[] decoded = Base64.getDecoder().decode(text);
            if (encode(decoded).equals(text)) {
                return decoded;
            }
        } catch (IllegalArgumentException e) {
            throw new MalformedException("not base64", e);
        }
        throw new MalformedException("not canonical base64");
    }
}

package org.zhengyuan.exchange.evidence;

import org.zhengyuan.seal.json.CanonicalJson;
import org.zhengyuan.seal.json.InvalidJsonException;

/** JSON that this exchange wrote itself, in its canonical form. */
public final class CanonicalText {
    private CanonicalText() {}

    /** @throws IllegalStateException if it is no JSON, or a number in it has no canonical form */
    public static byte[] of(byte[] json) {
        try {
            return CanonicalJson.exactly(CanonicalJson.parse(json));
        } catch (InvalidJsonException e) {
            throw new IllegalStateException("no canonical form for what was written here", e);
        }
    }
}

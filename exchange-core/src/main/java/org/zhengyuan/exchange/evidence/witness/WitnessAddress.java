package org.zhengyuan.exchange.evidence.witness;

import java.net.URI;
import org.zhengyuan.seal.proof.NoteKey;
import org.zhengyuan.seal.proof.SignatureType;

/**
 * A witness that the operator named.
 *
 * @param url prefix under which it answers {@code add-checkpoint}
 * @param key with which it cosigns
 * @param outside whether it belongs to somebody else than the log's operator; only such witnesses count
 */
public record WitnessAddress(URI url, NoteKey key, boolean outside) {
    public WitnessAddress {
        if (key.type() != SignatureType.COSIGNATURE) {
            throw new IllegalArgumentException(key.name() + " is not the key of a witness");
        }
        if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
            throw new IllegalArgumentException("not an http address: " + url);
        }
    }

    /** Where checkpoints are sent to. */
    URI addCheckpoint() {
        String prefix = url.toString();
        return URI.create((prefix.endsWith("/") ? prefix : prefix + "/") + "add-checkpoint");
    }
}

package org.zhengyuan.exchange.evidence;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.seal.proof.FactKind;

/**
 * A fact as it was recorded, with what proves it.
 *
 * @param canonical the fact in canonical JSON; empty where it was erased
 * @param salt 32 bytes; empty where it was erased
 * @param packet the packet its leaf is in
 * @param place of the leaf in the packet, from 0
 * @param parties USCCs of the departments that may see it, beside auditors
 * @param erasedBy the fact that tells of its erasure; null where it was not erased
 */
@SuppressWarnings("ArrayRecordComponent") // carried to a receipt, never compared
public record RecordedFact(
        UUID id,
        FactKind kind,
        byte[] canonical,
        byte[] salt,
        long packet,
        int place,
        Set<String> parties,
        @Nullable UUID erasedBy) {
    public RecordedFact(
            UUID id, FactKind kind, byte[] canonical, byte[] salt, long packet, int place, Set<String> parties) {
        this(id, kind, canonical, salt, packet, place, parties, null);
    }

    public boolean isErased() {
        return salt.length == 0;
    }
}

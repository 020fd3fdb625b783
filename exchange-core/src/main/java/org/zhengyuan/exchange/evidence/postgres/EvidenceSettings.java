package org.zhengyuan.exchange.evidence.postgres;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.zhengyuan.exchange.evidence.WitnessPolicy;
import org.zhengyuan.exchange.evidence.witness.WitnessAddress;
import org.zhengyuan.seal.crypto.PublicKey;
import org.zhengyuan.seal.proof.MalformedException;
import org.zhengyuan.seal.proof.NoteKey;

/**
 * @param folder where the newest checkpoint is kept outside the database
 * @param interval between two rounds of the log
 * @param required how many outside witnesses must have cosigned a checkpoint; without it 1 if there is one
 * @param witnesses who is asked to cosign
 * @param witnessPatience how long a witness may take to answer
 */
@ConfigurationProperties("zhengyuan.evidence")
record EvidenceSettings(
        Path folder,
        @DefaultValue("400ms") Duration interval,
        @Nullable Integer required,
        @DefaultValue List<Witness> witnesses,
        @DefaultValue("10s") Duration witnessPatience) {
    /**
     * @param url prefix under which it answers {@code add-checkpoint}
     * @param key its verifier key
     * @param outside whether it is somebody else's
     */
    record Witness(URI url, String key, @DefaultValue("false") boolean outside) {}

    List<WitnessAddress> addresses() {
        List<WitnessAddress> addresses = new ArrayList<>();
        Set<PublicKey> keys = new HashSet<>();
        for (Witness witness : witnesses) {
            try {
                NoteKey key = NoteKey.parse(witness.key());
                if (!keys.add(key.key())) {
                    throw new IllegalArgumentException("two witnesses with the key of " + key.name());
                }
                addresses.add(new WitnessAddress(witness.url(), key, witness.outside()));
            } catch (MalformedException | IllegalArgumentException e) {
                throw new IllegalArgumentException("zhengyuan.evidence.witnesses: " + e.getMessage(), e);
            }
        }
        return List.copyOf(addresses);
    }

    WitnessPolicy policy() {
        List<NoteKey> outside = addresses().stream()
                .filter(WitnessAddress::outside)
                .map(WitnessAddress::key)
                .toList();
        int needed = required != null ? required : Math.min(1, outside.size());
        if (needed > outside.size()) {
            throw new IllegalArgumentException("zhengyuan.evidence.required: " + needed + " of " + outside.size()
                    + " outside witnesses cannot cosign");
        }
        return new WitnessPolicy(needed, outside);
    }
}

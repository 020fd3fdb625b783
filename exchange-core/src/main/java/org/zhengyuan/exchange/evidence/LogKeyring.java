package org.zhengyuan.exchange.evidence;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.zhengyuan.seal.proof.NoteSigner;

/** The keys that sign checkpoints, by the origin of the log: a key signs for the log that bears its name, and for no other. */
public interface LogKeyring {
    /** The first is for every C2SP client; empty where this process holds none for the origin. */
    List<NoteSigner> of(String origin);

    /** The origins of all logs for which this process holds keys: those that were, and any for which keys were prepared. */
    Set<String> origins();

    /** Makes keys for a log that is to begin, unless they are there; durable when this returns. */
    void prepare(String origin);

    /** A ring of these keys, to which none can be added. */
    static LogKeyring fixed(List<NoteSigner> signers) {
        List<NoteSigner> held = List.copyOf(signers);
        return new LogKeyring() {
            @Override
            public List<NoteSigner> of(String origin) {
                return held.stream()
                        .filter(signer -> signer.key().name().equals(origin))
                        .toList();
            }

            @Override
            public Set<String> origins() {
                return held.stream().map(signer -> signer.key().name()).collect(Collectors.toSet());
            }

            @Override
            public void prepare(String origin) {
                throw new UnsupportedOperationException("no key for " + origin);
            }
        };
    }
}

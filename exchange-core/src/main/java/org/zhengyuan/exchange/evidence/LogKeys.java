package org.zhengyuan.exchange.evidence;

import java.util.List;
import org.zhengyuan.seal.proof.NoteSigner;

/**
 * The keys of this installation.
 *
 * @param origin names the log; the checkpoints' first line
 * @param checkpoints sign checkpoints, one line each, the first for every C2SP client
 * @param answers signs answers
 */
public record LogKeys(String origin, List<NoteSigner> checkpoints, NoteSigner answers) {
    public LogKeys {
        checkpoints = List.copyOf(checkpoints);
    }
}

package org.zhengyuan.exchange.evidence;

import java.util.Map;
import java.util.UUID;
import org.zhengyuan.seal.casefile.CaseManifest;

/**
 * A case file that may be handed out.
 *
 * @param files every file that the manifest names
 * @param receipt of the fact that it was made
 */
public record MadeCaseFile(CaseManifest manifest, Map<String, byte[]> files, UUID receipt) {
    public MadeCaseFile {
        files = Map.copyOf(files);
    }
}

package org.zhengyuan.exchange.evidence;

import java.util.Optional;
import java.util.UUID;

/** Where facts of some kind are kept. */
public interface FactSource {
    /** The fact whose receipt has this id; empty where it is not kept here. */
    Optional<RecordedFact> find(UUID receipt);
}

package org.zhengyuan.exchange.holder;

import java.time.Instant;
import java.util.UUID;

/**
 * An account stands for a subject.
 *
 * @param account the actor's id
 * @param subject random internal id
 */
public record HolderBinding(
        UUID id, String account, UUID subject, Assurance assurance, String boundBy, Instant boundAt) {}

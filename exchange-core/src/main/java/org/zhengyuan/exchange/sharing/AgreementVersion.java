package org.zhengyuan.exchange.sharing;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of an agreement; never changes once made, so it may be cached for ever.
 *
 * @param version from 1
 * @param request the data request it came from; null for a narrowing
 * @param madeBy id of the actor who made it, or who submitted the request
 */
public record AgreementVersion(
        UUID agreement, int version, Terms terms, @Nullable UUID request, String madeBy, Instant madeAt) {}

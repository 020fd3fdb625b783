package org.zhengyuan.exchange.lineage;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a fact lies.
 *
 * @param receipt id under which its receipt is fetched
 * @param index of its leaf in the evidence log; null until it is sequenced, and of facts from before the log began
 */
public record LogPlace(UUID receipt, @Nullable Long index) {}

package org.zhengyuan.exchange.registry;

import java.util.List;

/** The only reader of head tables: resolves responsibility and reads the one source. Every form of delivery passes here. */
public interface TruthResolver {
    /**
     * Answers each query in order, in the caller's transaction (one snapshot for all of them) and with few statements however many
     * queries there are.
     */
    List<Truth> resolve(List<TruthQuery> queries);
}

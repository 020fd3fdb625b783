package org.zhengyuan.exchange.sharing;

import java.util.Set;
import java.util.TreeSet;

/**
 * What data are shared for. A pull names one of the items and the case it serves.
 *
 * @param items codes of the service items (政务服务事项); at least one
 * @param text the purpose in the requester's words
 */
public record Purpose(Set<String> items, String text) {
    public Purpose {
        items = java.util.Collections.unmodifiableSet(new TreeSet<>(items));
    }
}

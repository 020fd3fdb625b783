package org.zhengyuan.exchange.catalog;

import org.jspecify.annotations.Nullable;

/**
 * One place where two versions of a definition differ.
 *
 * @param path for people: {@code items[name].required}
 * @param before null where the place is new
 * @param after null where the place is gone
 */
public record Difference(String path, @Nullable String before, @Nullable String after) {}

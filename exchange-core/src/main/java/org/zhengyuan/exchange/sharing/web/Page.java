package org.zhengyuan.exchange.sharing.web;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next what to send as {@code after} for the next page; null on the last
 */
record Page<T>(List<T> items, @Nullable UUID next) {
    static final int SIZE = 50;

    static <T> Page<T> of(List<T> items, Function<T, UUID> id) {
        return new Page<>(items, items.size() < SIZE ? null : id.apply(items.getLast()));
    }
}

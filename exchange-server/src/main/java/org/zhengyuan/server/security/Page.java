package org.zhengyuan.server.security;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next what to give as {@code after} for the next part; null at the end
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, @Nullable String next) {
    private static final int MOST = 200;

    /** How many to read for a part of this size: one more, which tells whether there is a next part. */
    public static int fetch(int limit) {
        return clamp(limit) + 1;
    }

    public static <E, T> Page<T> of(List<E> read, int limit, Function<E, String> key, Function<E, T> document) {
        int size = clamp(limit);
        List<E> part = read.size() > size ? read.subList(0, size) : read;
        String next = read.size() > size ? key.apply(part.getLast()) : null;
        return new Page<>(part.stream().map(document).toList(), next);
    }

    private static int clamp(int limit) {
        return Math.clamp(limit, 1, MOST);
    }
}

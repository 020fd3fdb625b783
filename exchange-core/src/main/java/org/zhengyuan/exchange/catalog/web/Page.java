package org.zhengyuan.exchange.catalog.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.catalog.CatalogRefusal;

/**
 * One page of a list.
 *
 * @param next cursor of the page after this one, given as {@code after}; absent on the last page
 */
public record Page<T>(List<T> items, @Nullable String next) {
    static final int MOST = 200;

    public Page {
        items = List.copyOf(items);
    }

    /** Pages through entries that are sorted by their key. */
    static <E, T> Page<T> of(
            Collection<E> sorted,
            Function<E, String> key,
            Predicate<E> filter,
            Function<E, T> view,
            @Nullable String after,
            int limit) {
        String last = after == null ? "" : decoded(after);
        List<E> found = sorted.stream()
                .filter(entry -> key.apply(entry).compareTo(last) > 0)
                .filter(filter)
                .limit(size(limit) + 1L)
                .toList();
        boolean more = found.size() > size(limit);
        List<E> shown = more ? found.subList(0, size(limit)) : found;
        return new Page<>(shown.stream().map(view).toList(), more ? encoded(key.apply(shown.getLast())) : null);
    }

    static int size(int limit) {
        return Math.clamp(limit, 1, MOST);
    }

    static String encoded(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(UTF_8));
    }

    static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
        } catch (IllegalArgumentException e) {
            throw CatalogRefusal.BAD_CURSOR.toProblem();
        }
    }
}

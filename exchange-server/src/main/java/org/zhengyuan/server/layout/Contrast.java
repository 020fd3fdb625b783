package org.zhengyuan.server.layout;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where one of two texts differs from the other, so that a reader need not search; templates know it as {@code @contrast}. */
@Component("contrast")
public class Contrast {
    /** A piece of a text. */
    public record Part(String text, boolean differs) {}

    /** The pieces of a text: what both begin with, what differs, what both end with; empty pieces are left out. */
    public List<Part> parts(String text, @Nullable String other) {
        if (other == null) {
            return List.of(new Part(text, false));
        }
        int shorter = Math.min(text.length(), other.length());
        int begin = 0;
        while (begin < shorter && text.charAt(begin) == other.charAt(begin)) {
            begin++;
        }
        int end = 0;
        while (end < shorter - begin
                && text.charAt(text.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        int last = text.length() - end;
        return Stream.of(
                        new Part(text.substring(0, begin), false),
                        new Part(text.substring(begin, last), true),
                        new Part(text.substring(last), false))
                .filter(part -> !part.text().isEmpty())
                .toList();
    }
}

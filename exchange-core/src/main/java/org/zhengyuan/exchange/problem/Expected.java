package org.zhengyuan.exchange.problem;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What would have been right, where a refusal says so: a message and what goes into it. It becomes words only at the edge, in the reader's
 * language, by the message {@code expected.KEY} of the file {@code i18n/expected}.
 *
 * @param key of the message; empty where nothing is said
 * @param arguments numbers, codes and dates that the message names in their order; never anybody's data
 */
public record Expected(String key, List<String> arguments) {
    private static final Pattern KEY = Pattern.compile("([a-z0-9]+([.-][a-z0-9]+)*)?");

    /** Nothing is said: the reason says it all. */
    public static final Expected NOTHING = new Expected("", List.of());

    public Expected {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("no key of a message: " + key);
        }
        arguments = List.copyOf(arguments);
    }

    public static Expected of(String key, Object... arguments) {
        return new Expected(key, Arrays.stream(arguments).map(String::valueOf).toList());
    }

    public boolean stated() {
        return !key.isEmpty();
    }

    /** The key under which the message files have the words. */
    public String messageKey() {
        return "expected." + key;
    }
}

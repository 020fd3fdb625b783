package org.zhengyuan.exchange.evidence;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which receipt somebody wants, as people name it: the id, with {@code /2} after it for the second of several answers given under it.
 *
 * @param answer from 1, in the order of time
 */
public record WantedReceipt(UUID id, int answer) {
    private static final Pattern TEXT =
            Pattern.compile("([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})(?:/([1-9][0-9]{0,8}))?");

    public WantedReceipt {
        if (answer < 1) {
            throw new IllegalArgumentException("answers are counted from 1");
        }
    }

    /** Empty where no answer can have that number. */
    public static Optional<WantedReceipt> of(UUID id, @Nullable Integer answer) {
        int number = answer == null ? 1 : answer;
        return number < 1 ? Optional.empty() : Optional.of(new WantedReceipt(id, number));
    }

    /** Empty where the text names no receipt. */
    public static Optional<WantedReceipt> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String answer = matcher.group(2);
        return Optional.of(
                new WantedReceipt(UUID.fromString(matcher.group(1)), answer == null ? 1 : Integer.parseInt(answer)));
    }

    /** The name that {@link #parse} reads. */
    public String text() {
        return answer == 1 ? id.toString() : id + "/" + answer;
    }
}

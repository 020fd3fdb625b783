package org.zhengyuan.exchange.delivery;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for values of one subject.
 *
 * @param elements what is wanted, in the order of the answer; empty = everything the agreement covers
 * @param validAt the instant the values should hold at; null = now
 * @param knownAt the instant whose knowledge should be used; null = now
 * @param formerSource the former source's value is wanted where responsibility moved and the new source has none yet
 * @param repeatable the key under which it may be sent again; null = never the same pull twice
 * @param form how the answer is written; its bytes are what the trail's digest covers
 */
public record Pull(
        Inquiry inquiry,
        List<String> elements,
        @Nullable Instant validAt,
        @Nullable Instant knownAt,
        boolean formerSource,
        @Nullable Repeatable repeatable,
        AnswerForm form)
        implements Question {
    public Pull {
        elements = List.copyOf(elements);
    }

    boolean wantsEverything() {
        return elements.isEmpty();
    }

    /** Writes an answer as it will be sent, in canonical JSON (RFC 8785); called once, in the worker that answers. */
    public interface AnswerForm {
        byte[] write(Answer answer);
    }
}

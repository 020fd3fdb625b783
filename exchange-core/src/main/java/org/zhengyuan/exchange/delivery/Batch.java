package org.zhengyuan.exchange.delivery;

import java.util.List;
import org.zhengyuan.exchange.problem.Outcome;

/** Answers several questions together. */
public interface Batch {
    /**
     * Answers in the order of the questions. When this returns, the trail of every answer is durable.
     *
     * @throws RuntimeException nothing was answered and nothing written
     */
    List<Outcome<Delivered>> answer(List<Question> questions);
}

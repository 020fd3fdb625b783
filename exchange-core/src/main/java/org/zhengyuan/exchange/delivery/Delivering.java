package org.zhengyuan.exchange.delivery;

import java.util.concurrent.ExecutionException;
import org.zhengyuan.exchange.problem.Outcome;

/** The one door through which values leave. */
public final class Delivering {
    private final PullBatcher batcher;

    public Delivering(PullBatcher batcher) {
        this.batcher = batcher;
    }

    /**
     * Asks and waits for the answer.
     *
     * @throws DeliveryFailed the exchange could not decide, or not record it; nothing left
     */
    public Outcome<Delivered> ask(Question question) {
        try {
            return batcher.ask(question).get();
        } catch (ExecutionException e) {
            throw new DeliveryFailed("no answer, since it could not be recorded", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeliveryFailed("interrupted while waiting for an answer", e);
        }
    }
}

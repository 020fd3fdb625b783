package org.zhengyuan.exchange.delivery;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.zhengyuan.exchange.problem.Outcome;

/** The one door through which values leave. */
public final class Delivering {
    private static final int PATIENCE_SECONDS = 30;

    /** How long an answer usually takes, at most, in milliseconds. */
    private static final long USUAL = 25;

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
            CompletableFuture<Outcome<Delivered>> answer = batcher.ask(question);
            if (!inTime(answer)) {
                batcher.hasten();
            }
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new DeliveryFailed("no answer, since it could not be recorded", e.getCause());
        } catch (TimeoutException e) {
            throw new DeliveryFailed("no answer within " + PATIENCE_SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeliveryFailed("interrupted while waiting for an answer", e);
        }
    }

    private static boolean inTime(CompletableFuture<Outcome<Delivered>> answer)
            throws ExecutionException, InterruptedException {
        try {
            answer.get(USUAL, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }
}

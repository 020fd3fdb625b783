package org.zhengyuan.exchange.delivery;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.problem.Outcome;

/**
 * Groups questions that wait at the same time, so that many share one commit. One worker takes all that wait, at once and without
 * lingering: a lone question is not delayed, and the group grows with the load. Two groups at a time would be half as large and cost more
 * than a whole one, so there is a second one only where the first takes long: then somebody who waits answers those who wait. A question
 * that breaks its group is tried alone, so it fails alone.
 */
public final class PullBatcher implements AutoCloseable {
    /** Most questions in one transaction. */
    static final int MOST = 256;

    private static final int WAITING = 8 * MOST;

    private record Waiting(Question question, CompletableFuture<Outcome<Delivered>> answer) {}

    private final Batch batch;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>(WAITING);
    private final int groups;
    private final Semaphore free;
    private final Thread worker;
    private volatile boolean closed;

    /** @param groups how many groups are answered at a time, at most, each with a database connection */
    public PullBatcher(Batch batch, int groups) {
        this.batch = batch;
        this.groups = groups;
        this.free = new Semaphore(groups - 1);
        this.worker = Thread.ofPlatform().daemon().name("pulls").start(this::work);
    }

    /** Asks; the future ends when the trail is durable. Where too many wait, the refusal is there at once, and without a trail entry. */
    public CompletableFuture<Outcome<Delivered>> ask(Question question) {
        Waiting waiting = new Waiting(question, new CompletableFuture<>());
        if (closed || !queue.offer(waiting)) {
            return CompletableFuture.completedFuture(Outcome.refused(DeliveryRefusal.BUSY));
        }
        return waiting.answer;
    }

    /** For somebody whose answer is late: answers those who wait, on the caller's thread, unless enough groups are under way. */
    public void hasten() {
        if (!free.tryAcquire()) {
            return;
        }
        try {
            if (!closed) {
                group(new ArrayList<>());
            }
        } finally {
            free.release();
        }
    }

    private void work() {
        while (!closed) {
            List<Waiting> taken = new ArrayList<>();
            try {
                taken.add(queue.take());
            } catch (InterruptedException e) {
                return;
            }
            group(taken);
        }
    }

    private void group(List<Waiting> begun) {
        queue.drainTo(begun, MOST - begun.size());
        List<Waiting> taken = begun;
        while (!taken.isEmpty()) {
            taken = answer(taken);
        }
    }

    /** Answers them but for those that repeat an Idempotency-Key of the same group; gives those. */
    private List<Waiting> answer(List<Waiting> taken) {
        List<Waiting> now = new ArrayList<>(taken.size());
        List<Waiting> later = new ArrayList<>();
        Set<Repeatable.Key> keys = new HashSet<>();
        for (Waiting one : taken) {
            Repeatable repeatable = one.question instanceof Pull pull ? pull.repeatable() : null;
            (repeatable == null || keys.add(repeatable.name()) ? now : later).add(one);
        }
        Throwable failure = tried(now);
        if (failure != null && now.size() == 1) {
            now.getFirst().answer.completeExceptionally(failure);
        } else if (failure != null) {
            for (Waiting one : now) {
                Throwable alone = tried(List.of(one));
                if (alone != null) {
                    one.answer.completeExceptionally(alone);
                }
            }
        }
        return later;
    }

    private @Nullable Throwable tried(List<Waiting> together) {
        try {
            List<Outcome<Delivered>> answers =
                    batch.answer(together.stream().map(Waiting::question).toList());
            for (int i = 0; i < answers.size(); i++) {
                together.get(i).answer.complete(answers.get(i));
            }
            return null;
        } catch (RuntimeException | Error e) {
            return e;
        }
    }

    /** Takes no more questions, turns away those that wait, lets those under way end, and ends. */
    @Override
    public void close() {
        closed = true;
        List<Waiting> left = new ArrayList<>();
        queue.drainTo(left);
        for (Waiting one : left) {
            one.answer.complete(Outcome.refused(DeliveryRefusal.BUSY));
        }
        worker.interrupt();
        try {
            worker.join();
            free.acquire(groups - 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

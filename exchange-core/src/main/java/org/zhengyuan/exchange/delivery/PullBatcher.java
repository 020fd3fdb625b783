package org.zhengyuan.exchange.delivery;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.problem.Outcome;

/**
 * Groups questions that wait at the same time, so that many share one commit. A worker takes all that wait, at once and without
 * lingering: a lone question is not delayed, and the group grows with the load. A question that breaks its group is tried alone, so it
 * fails alone.
 */
public final class PullBatcher implements AutoCloseable {
    /** Most questions in one transaction. */
    static final int MOST = 256;

    private static final int WAITING = 8 * MOST;

    private record Waiting(Question question, CompletableFuture<Outcome<Delivered>> answer) {}

    private final Batch batch;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>(WAITING);
    private final List<Thread> workers = new ArrayList<>();
    private volatile boolean closed;

    /** @param workers threads that answer, each with a database connection while it does */
    public PullBatcher(Batch batch, int workers) {
        this.batch = batch;
        for (int i = 1; i <= workers; i++) {
            this.workers.add(Thread.ofPlatform().daemon().name("pull-" + i).start(this::work));
        }
    }

    /** Asks; the future ends when the trail is durable. Where too many wait, the refusal is there at once, and without a trail entry. */
    public CompletableFuture<Outcome<Delivered>> ask(Question question) {
        Waiting waiting = new Waiting(question, new CompletableFuture<>());
        if (closed || !queue.offer(waiting)) {
            return CompletableFuture.completedFuture(Outcome.refused(DeliveryRefusal.BUSY));
        }
        return waiting.answer;
    }

    private void work() {
        List<Waiting> taken = new ArrayList<>(MOST);
        while (true) {
            try {
                taken.add(queue.take());
            } catch (InterruptedException e) {
                return;
            }
            queue.drainTo(taken, MOST - 1);
            while (!taken.isEmpty()) {
                taken = answer(taken);
            }
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
        workers.forEach(Thread::interrupt);
        for (Thread worker : workers) {
            try {
                worker.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}

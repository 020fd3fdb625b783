package org.zhengyuan.exchange.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.problem.Outcome;

/**
 * Groups questions that wait at the same time, so that many share one commit. One worker takes all that wait, at once and without
 * lingering: a lone question is not delayed, and the group grows with the load. Two groups at a time would be half as large and cost more
 * than a whole one, so there is a second one only where the first takes long. A question that breaks its group is tried alone, so it fails
 * alone. Those who ask wait without a limit of their own, for a timer per question would cost more than a small answer; one look at all of
 * them every now and then sees who waits too long.
 */
public final class PullBatcher implements AutoCloseable {
    /** Most questions in one transaction. */
    static final int MOST = 256;

    private static final int WAITING = 8 * MOST;

    /** How long a group may keep the next one waiting. */
    private static final Duration USUAL = Duration.ofMillis(25);

    /** When an answer counts as failed. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private record Waiting(Question question, CompletableFuture<Outcome<Delivered>> answer, long since) {
        boolean longerThan(Duration time) {
            return System.nanoTime() - since >= time.toNanos();
        }

        void giveUp() {
            answer.completeExceptionally(new TimeoutException("no answer within " + PATIENCE.toSeconds() + " s"));
        }
    }

    private final Batch batch;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>(WAITING);
    private final Map<Thread, List<Waiting>> underWay = new ConcurrentHashMap<>();
    private final Semaphore free;
    private final Thread worker;
    private final ScheduledExecutorService watch;
    private volatile boolean closed;

    /** @param groups how many groups are answered at a time, at most, each with a database connection */
    public PullBatcher(Batch batch, int groups) {
        this.batch = batch;
        this.free = new Semaphore(groups - 1);
        this.worker = Thread.ofPlatform().daemon().name("pulls").start(this::work);
        this.watch = Executors.newScheduledThreadPool(
                groups, Thread.ofPlatform().daemon().name("pulls-late-", 1).factory());
        watch.scheduleWithFixedDelay(this::look, USUAL.toMillis(), USUAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Asks; the future ends when the trail is durable. Where too many wait, the refusal is there at once, and without a trail entry. */
    public CompletableFuture<Outcome<Delivered>> ask(Question question) {
        Waiting waiting = new Waiting(question, new CompletableFuture<>(), System.nanoTime());
        if (closed || !queue.offer(waiting)) {
            waiting.answer.complete(Outcome.refused(DeliveryRefusal.BUSY));
        } else if (closed && queue.remove(waiting)) {
            // closed in between: nobody comes for it any more
            waiting.answer.complete(Outcome.refused(DeliveryRefusal.BUSY));
        }
        return waiting.answer;
    }

    private void look() {
        for (List<Waiting> group : underWay.values()) {
            group.stream().filter(one -> one.longerThan(PATIENCE)).forEach(Waiting::giveUp);
        }
        Waiting next = queue.peek();
        if (next == null) {
            return;
        }
        if (next.longerThan(PATIENCE) && queue.remove(next)) {
            next.giveUp();
        } else if (next.longerThan(USUAL) && free.tryAcquire()) {
            watch.execute(this::helpOut);
        }
    }

    private void helpOut() {
        try {
            group(new ArrayList<>());
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
            List<Waiting> group = taken;
            underWay.put(Thread.currentThread(), group);
            try {
                taken = answer(group);
            } finally {
                underWay.remove(Thread.currentThread());
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
        worker.interrupt();
        watch.shutdown();
        try {
            worker.join();
            watch.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

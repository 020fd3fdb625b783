package org.zhengyuan.exchange.intake;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Hands chunks from the one reader to the loaders, so many at a time and no more: the reader waits rather than fill memory. */
final class ChunkLine {
    private final ExecutorService loaders;
    private final int places;
    private final Semaphore free;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    ChunkLine(ExecutorService loaders, int places) {
        this.loaders = loaders;
        this.places = places;
        this.free = new Semaphore(places);
    }

    /** @throws RuntimeException what an earlier chunk failed with; nothing more is taken then */
    void submit(Runnable load) throws InterruptedException {
        free.acquire();
        try {
            rethrow();
            loaders.execute(() -> run(load));
        } catch (RuntimeException e) {
            free.release();
            throw e;
        }
    }

    /** Waits for every chunk handed in; throws what any of them failed with. */
    void drain() throws InterruptedException {
        free.acquire(places);
        free.release(places);
        rethrow();
    }

    private void run(Runnable load) {
        try {
            if (failure.get() == null) {
                load.run();
            }
        } catch (RuntimeException | Error e) {
            // an Error too: a chunk that was lost must never look like one that was loaded
            failure.compareAndSet(null, e);
        } finally {
            free.release();
        }
    }

    private void rethrow() {
        Throwable failed = failure.get();
        if (failed instanceof RuntimeException exception) {
            throw exception;
        }
        if (failed != null) {
            throw new IllegalStateException("a chunk could not be loaded", failed);
        }
    }
}

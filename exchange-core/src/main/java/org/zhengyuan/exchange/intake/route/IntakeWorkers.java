package org.zhengyuan.exchange.intake.route;

import java.io.IOException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.zhengyuan.exchange.evidence.LogStanding;
import org.zhengyuan.exchange.intake.SubmissionQueue;

/**
 * Workers that take submissions off the durable queue for as long as the application runs. A failure breaks one attempt off and never the
 * worker: the submission is taken up again after a pause that grows while failures go on. While the evidence log stands still they rest.
 */
final class IntakeWorkers implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(IntakeWorkers.class);
    private static final long IDLE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 30_000;

    private final SubmissionQueue queue;
    private final LogStanding log;
    private final int count;
    private volatile boolean running;
    private ExecutorService workers = Executors.newSingleThreadExecutor();

    IntakeWorkers(SubmissionQueue queue, LogStanding log, int count) {
        this.queue = queue;
        this.log = log;
        this.count = count;
    }

    @Override
    public void start() {
        running = true;
        workers = Executors.newFixedThreadPool(
                count, Thread.ofPlatform().name("intake-", 1).factory());
        for (int i = 0; i < count; i++) {
            workers.execute(this::work);
        }
    }

    @Override
    public void stop() {
        running = false;
        workers.shutdownNow();
        try {
            if (!workers.awaitTermination(20, TimeUnit.SECONDS)) {
                LOG.warn("an intake worker did not stop; its submission is taken up again at the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        long pause = IDLE_MILLIS;
        while (running) {
            try {
                if (log.stopped().isEmpty() && queue.workOne()) {
                    pause = IDLE_MILLIS;
                    continue;
                }
                pause = IDLE_MILLIS;
            } catch (RuntimeException | Error | IOException e) {
                pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
                LOG.warn("work on a submission was broken off, it goes on in {} ms", pause, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            if (!rest(pause)) {
                return;
            }
        }
    }

    private static boolean rest(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

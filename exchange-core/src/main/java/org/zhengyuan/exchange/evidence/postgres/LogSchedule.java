package org.zhengyuan.exchange.evidence.postgres;

import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.annotation.Scheduled;
import org.zhengyuan.exchange.evidence.LogHealth;
import org.zhengyuan.exchange.evidence.LogKeys;
import org.zhengyuan.exchange.evidence.LogWork;
import org.zhengyuan.exchange.evidence.Publishing;
import org.zhengyuan.exchange.evidence.Sequencer;
import org.zhengyuan.exchange.evidence.witness.Witnessing;

/** Runs the log's rounds while the server runs, and a last one when it stops. */
class LogSchedule implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LogSchedule.class);

    private final Sequencer sequencer;
    private final Publishing publishing;
    private final LogWork work;
    private final String origin;
    private final Witnessing witnesses;
    private final ReentrantLock turn = new ReentrantLock();
    private boolean failing;
    private LogHealth told = new LogHealth.Signing();
    private volatile boolean running;

    LogSchedule(Sequencer sequencer, Publishing publishing, LogWork work, LogKeys keys, Witnessing witnesses) {
        this.sequencer = sequencer;
        this.witnesses = witnesses;
        this.publishing = publishing;
        this.work = work;
        this.origin = keys.origin();
    }

    @Scheduled(fixedDelayString = "${zhengyuan.evidence.interval:400ms}")
    void round() {
        turn.lock();
        try {
            if (running) {
                work.round();
                failing = false;
                report();
            }
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warn("the evidence log waits: {}", e.toString());
            }
            failing = true;
        } finally {
            turn.unlock();
        }
    }

    private void report() {
        LogHealth now = publishing.health();
        if (!now.equals(told)) {
            if (now instanceof LogHealth.Stopped why) {
                LOG.error("the evidence log has stopped and signs nothing more: {}, {}", why.reason(), why.detail());
            } else {
                LOG.warn("the evidence log goes on");
            }
            told = now;
        }
    }

    /** A witness gets the newest checkpoint once a second at most. */
    @Scheduled(fixedDelayString = "${zhengyuan.evidence.witness-interval:1s}")
    void ask() {
        if (running && publishing.stopped().isEmpty()) {
            witnesses.ask();
        }
    }

    @Override
    public void start() {
        sequencer.begin(origin);
        running = true;
        round();
    }

    @Override
    public void stop() {
        round();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the web server's, so that it stops after it. */
    @Override
    public int getPhase() {
        return 0;
    }
}

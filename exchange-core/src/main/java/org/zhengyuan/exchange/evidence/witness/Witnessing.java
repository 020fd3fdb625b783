package org.zhengyuan.exchange.evidence.witness;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhengyuan.exchange.evidence.TreeReading;
import org.zhengyuan.exchange.evidence.WitnessPolicy;
import org.zhengyuan.exchange.evidence.witness.WitnessStanding.State;

/**
 * Asks all witnesses, each by itself: one that is slow or away holds up neither the others nor the log. One that failed is asked again after a
 * pause that doubles up to a minute.
 */
public final class Witnessing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Witnessing.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private static final class Turn {
        final AskingWitness asking;
        final AtomicBoolean busy = new AtomicBoolean();
        private Duration pause = Duration.ZERO;
        private volatile long since = System.nanoTime();
        private volatile long pauseNanos;

        Turn(AskingWitness asking) {
            this.asking = asking;
        }

        /** By a clock that nobody sets back. */
        boolean isOver() {
            return System.nanoTime() - since >= pauseNanos;
        }

        void rest(boolean succeeded, Duration firstPause) {
            Duration longer = pause.isZero() ? firstPause : pause.multipliedBy(2);
            pause = succeeded ? Duration.ZERO : longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
            since = System.nanoTime();
            pauseNanos = pause.toNanos();
        }
    }

    private final List<Turn> turns;
    private final WitnessPolicy policy;
    private final Duration firstPause;
    private final ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor();

    /** @param firstPause after the first failure */
    public Witnessing(
            List<WitnessAddress> witnesses,
            WitnessPolicy policy,
            Cosignatures cosignatures,
            TreeReading tree,
            WitnessCall call,
            Duration firstPause) {
        this.turns = witnesses.stream()
                .map(witness -> new Turn(new AskingWitness(witness, cosignatures, tree, call)))
                .toList();
        this.policy = policy;
        this.firstPause = firstPause;
    }

    /** Has every witness asked that is not being asked now and whose pause is over; returns at once. */
    public void ask() {
        for (Turn turn : turns) {
            if (turn.isOver() && turn.busy.compareAndSet(false, true)) {
                asking.execute(() -> ask(turn));
            }
        }
    }

    private void ask(Turn turn) {
        State before = turn.asking.standing().state();
        try {
            turn.rest(turn.asking.ask(), firstPause);
            report(before, turn.asking.standing());
        } catch (RuntimeException e) {
            LOG.debug("a witness could not be asked: {}", e.toString());
        } finally {
            turn.busy.set(false);
        }
    }

    private static void report(State before, WitnessStanding now) {
        if (now.state() != before) {
            String name = now.witness().key().name();
            if (now.state() == State.COSIGNED) {
                LOG.info("witness {} cosigns", name);
            } else {
                LOG.warn("witness {} does not cosign: {} {}", name, now.state().label(), now.detail());
            }
        }
    }

    public List<WitnessStanding> standings() {
        List<WitnessStanding> standings = new ArrayList<>();
        turns.forEach(turn -> standings.add(turn.asking.standing()));
        return standings;
    }

    /** What can be said of all of them together. */
    public enum Summary {
        /** There is none outside: nobody but the operator vouches for the log. */
        NO_OUTSIDE_WITNESS,
        /** Fewer cosign than the operator requires. */
        TOO_FEW,
        ENOUGH
    }

    public Summary summary() {
        if (policy.witnesses().isEmpty()) {
            return Summary.NO_OUTSIDE_WITNESS;
        }
        return cosigning() >= Math.max(1, policy.required()) ? Summary.ENOUGH : Summary.TOO_FEW;
    }

    /** How many outside witnesses cosigned when they were asked last. */
    public long cosigning() {
        return standings().stream()
                .filter(one -> one.witness().outside() && one.state() == State.COSIGNED)
                .count();
    }

    public WitnessPolicy policy() {
        return policy;
    }

    @Override
    public void close() {
        asking.shutdownNow();
    }
}

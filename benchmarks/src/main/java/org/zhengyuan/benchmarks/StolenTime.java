package org.zhengyuan.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Processor time that a virtual machine wanted and its host gave to others, from {@code /proc/stat}. Figures taken while much was stolen say
 * more about the neighbours than about us, so such runs are made again.
 */
public final class StolenTime {
    private static final Path STAT = Path.of("/proc/stat");
    private static final int STEAL = 8;

    /** Runs with more than this are made again. */
    private static final double TOO_MUCH = 0.05;

    private final int most;
    private int repeated;
    private long[] begin = new long[0];

    /** @param runs how many runs are wanted; twice as many at most are thrown away */
    public StolenTime(int runs) {
        this.most = 2 * runs;
    }

    public void begin() throws IOException {
        begin = ticks();
    }

    /** Whether what was measured since {@link #begin} is to be thrown away. */
    public boolean spoiled() throws IOException {
        long[] now = ticks();
        if (now.length <= STEAL || begin.length <= STEAL) {
            return false;
        }
        double stolen = now[STEAL] - begin[STEAL];
        double share = stolen / (Arrays.stream(now).sum() - Arrays.stream(begin).sum());
        if (share <= TOO_MUCH) {
            return false;
        }
        boolean again = repeated++ < most;
        System.out.printf(
                "the host took %.0f %% of the processors: %s%n",
                share * 100, again ? "once more" : "kept, for it will not leave them to us");
        return again;
    }

    /** user, nice, system, idle, iowait, irq, softirq, steal from place 1 on; empty where the machine does not say. */
    private static long[] ticks() throws IOException {
        if (!Files.isReadable(STAT)) {
            return new long[0];
        }
        String[] words = Files.readAllLines(STAT).getFirst().split(" +");
        long[] ticks = new long[Math.min(words.length, STEAL + 1)];
        for (int i = 1; i < ticks.length; i++) {
            ticks[i] = Long.parseLong(words[i]);
        }
        return ticks;
    }
}

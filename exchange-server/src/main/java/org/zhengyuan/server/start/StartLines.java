package org.zhengyuan.server.start;

import java.time.Duration;
import java.util.Locale;

/** What the person at the terminal reads while the server starts, works and stops: plain lines on standard output. */
public final class StartLines {
    private StartLines() {}

    public static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    static void refused(StartRefused refusal) {
        System.err.println("Not started: " + refusal.getMessage());
    }

    /** Seconds with one decimal, as people say them. */
    public static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}

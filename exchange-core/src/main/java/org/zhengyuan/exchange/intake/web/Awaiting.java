package org.zhengyuan.exchange.intake.web;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zhengyuan.exchange.intake.Submission;
import org.zhengyuan.exchange.intake.SubmissionState;
import org.zhengyuan.exchange.intake.Submissions;

/** Waits for a submission's outcome as long as the caller prefers to (RFC 7240, {@code Prefer: wait=SECONDS}), a minute at most. */
final class Awaiting {
    private static final Pattern WAIT = Pattern.compile("(?:^|[,;])\\s*wait\\s*=\\s*(\\d{1,6})\\s*(?:$|[,;])");
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final long LOOK_MILLIS = 100;

    private final Submissions submissions;

    Awaiting(Submissions submissions) {
        this.submissions = submissions;
    }

    /** How long the caller prefers to wait; zero where it does not say. */
    static Duration preferred(@Nullable String prefer) {
        Matcher matcher = WAIT.matcher(prefer == null ? "" : prefer);
        if (!matcher.find()) {
            return Duration.ZERO;
        }
        Duration wanted = Duration.ofSeconds(Long.parseLong(matcher.group(1)));
        return wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted;
    }

    /** The submission once it has its outcome; empty where it has none in time, or waits for a steward. */
    Optional<Submission> outcome(UUID id, Duration wait) throws InterruptedException {
        long deadline = System.nanoTime() + wait.toNanos();
        while (true) {
            Submission now = submissions.find(id).orElseThrow();
            if (now.state().isFinal()) {
                return Optional.of(now);
            }
            long left = deadline - System.nanoTime();
            if (left <= 0 || now.state() == SubmissionState.WAITING) {
                return Optional.empty();
            }
            TimeUnit.NANOSECONDS.sleep(Math.min(left, TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS)));
        }
    }
}

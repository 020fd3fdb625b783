package org.zhengyuan.exchange.problem.web;

import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log of faults of ours. An exception's message may quote a row, so what could be a value is masked: text in quotes or
 * parentheses, words with digits in them, everything outside ASCII. Types, frames and SQL states stay readable.
 */
final class IncidentLog {
    private static final Logger LOG = LoggerFactory.getLogger(IncidentLog.class);
    private static final Pattern VALUE =
            Pattern.compile("'[^']*'|\"[^\"]*\"|\\([^)]*\\)|[^\\s]*\\d[^\\s]*|[^\\x20-\\x7e]+");
    private static final int FRAMES = 40;

    private IncidentLog() {}

    static void record(Object incident, Throwable failure) {
        if (Outage.of(failure)) {
            // every request meets it: where it was met says nothing, and must not fill the disk
            LOG.warn("incident {}: {}", incident, inShort(failure));
        } else if (LOG.isErrorEnabled()) {
            LOG.error("incident {}: {}", incident, describe(failure));
        }
    }

    /** The first cause in one line. */
    static String inShort(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause.getCause() != null && depth < Outage.DEPTH; depth++) {
            cause = cause.getCause();
        }
        return named(cause);
    }

    private static String named(Throwable cause) {
        String state = cause instanceof SQLException sql ? " [" + sql.getSQLState() + "]" : "";
        return cause.getClass().getName() + state + ": " + masked(cause.getMessage());
    }

    static String describe(Throwable failure) {
        StringBuilder text = new StringBuilder();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
            text.append(text.isEmpty() ? "" : "\ncaused by ").append(named(cause));
            StackTraceElement[] frames = cause.getStackTrace();
            for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
                text.append("\n\tat ").append(frames[i]);
            }
        }
        return text.toString();
    }

    static String masked(@Nullable String message) {
        return message == null ? "" : VALUE.matcher(message).replaceAll("#");
    }
}

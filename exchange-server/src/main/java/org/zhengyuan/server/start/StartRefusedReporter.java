package org.zhengyuan.server.start;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Prints the one line of a {@link StartRefused} instead of a stack trace. Every other failure keeps its trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartRefusedReporter implements SpringBootExceptionReporter {
    /** Spring Boot finds the reporter by this constructor. */
    StartRefusedReporter(ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartRefused refused) {
                StartLines.refused(refused);
                return true;
            }
        }
        return false;
    }
}

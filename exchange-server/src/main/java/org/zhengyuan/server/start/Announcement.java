package org.zhengyuan.server.start;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Says when the server is ready, where it answers, and where the first password lies. */
@Component
class Announcement {
    private final Environment environment;
    private final DataFolder data;
    private final Clock clock;

    Announcement(Environment environment, DataFolder data, Clock clock) {
        this.environment = environment;
        this.data = data;
        this.clock = clock;
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void ready(ApplicationReadyEvent event) {
        if (!(event.getApplicationContext() instanceof WebServerApplicationContext server)
                || server.getWebServer() == null) {
            return;
        }
        String scheme = environment.getProperty("zhengyuan.scheme", "http");
        Instant begun =
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
        StartLines.say("Ready in " + StartLines.seconds(Duration.between(begun, clock.instant())) + ": " + scheme
                + "://localhost:" + server.getWebServer().getPort());
        if (data.root().resolve("first-sign-in.txt").toFile().exists()) {
            StartLines.say("First sign-in: the password lies in " + data.root().resolve("first-sign-in.txt"));
        }
    }

    /** {@code zhengyuan.exit-when-ready=true}: a start for its own sake, to learn which classes a start needs. */
    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void exit(ApplicationReadyEvent event) {
        if (environment.getProperty("zhengyuan.exit-when-ready", Boolean.class, false)) {
            // From a thread of its own: the shutdown waits for this one.
            Thread.ofPlatform().name("exit").start(() -> System.exit(0));
        }
    }
}

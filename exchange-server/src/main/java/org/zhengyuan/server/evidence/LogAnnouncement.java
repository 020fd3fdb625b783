package org.zhengyuan.server.evidence;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.zhengyuan.exchange.evidence.LogHealth.Stopped;
import org.zhengyuan.exchange.evidence.LogStanding;
import org.zhengyuan.exchange.evidence.witness.Witnessing;
import org.zhengyuan.server.start.StartLines;

/** Says at the start what whoever starts the server should know of the log: that nobody outside vouches for it, that it stands still. */
@Component
class LogAnnouncement {
    private final LogStanding standing;
    private final Witnessing witnesses;

    LogAnnouncement(LogStanding standing, Witnessing witnesses) {
        this.standing = standing;
        this.witnesses = witnesses;
    }

    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE + 1)
    void ready(ApplicationReadyEvent event) {
        standing.stopped().ifPresent(LogAnnouncement::stopped);
        if (witnesses.policy().witnesses().isEmpty()) {
            StartLines.say("The evidence log has no outside witness (无外部见证): who it could deceive is said at /log");
        }
    }

    private static void stopped(Stopped why) {
        StartLines.say("THE EVIDENCE LOG HAS STOPPED (存证日志已停止), " + why.reason() + ", " + why.detail()
                + "; the server only reads until the operator decides, see /log");
    }
}

package org.zhengyuan.server.evidence;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;
import org.zhengyuan.exchange.evidence.LogView;
import org.zhengyuan.exchange.evidence.witness.WitnessStanding;
import org.zhengyuan.exchange.evidence.witness.Witnessing;

/**
 * How the evidence log stands, at {@code /actuator/health/log}. UP; UNWITNESSED: nobody outside vouches for it, or too few do; STOPPED. None of
 * them takes the server out of service: what may still be read is read.
 */
@Component("evidenceLog")
class LogHealthIndicator extends AbstractHealthIndicator {
    private final LogView view;

    LogHealthIndicator(LogView view) {
        this.view = view;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        LogView.Now now = view.now();
        if (now.stopped() != null) {
            health.status("STOPPED")
                    .withDetail("reason", now.stopped().reason())
                    .withDetail("detail", now.stopped().detail());
        } else if (now.summary() == Witnessing.Summary.ENOUGH) {
            health.up();
        } else {
            health.status("UNWITNESSED");
        }
        health.withDetail("origin", now.origin())
                .withDetail("prefix", now.prefix())
                .withDetail("size", now.size());
        if (now.signedAt() != null) {
            health.withDetail("signedAt", now.signedAt());
        }
        health.withDetail("outsideWitnesses", outside(now));
        for (WitnessStanding one : now.witnesses()) {
            health.withDetail(
                    "witness " + one.witness().key().name(), one.state().label() + " " + one.size());
        }
    }

    private static String outside(LogView.Now now) {
        return switch (now.summary()) {
            case NO_OUTSIDE_WITNESS -> "no outside witness";
            case TOO_FEW, ENOUGH -> now.cosigning() + " cosigning, " + now.required() + " required";
        };
    }
}

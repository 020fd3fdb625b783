package org.zhengyuan.exchange.intake.route;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Notes that a route failed, by the kind of failure only: messages may quote what was delivered. */
@Component
public class IntakeFailures {
    private static final Logger LOG = LoggerFactory.getLogger(IntakeFailures.class);

    /** Called by the routes' error handling. */
    public void note(@ExchangeException Exception failure, Exchange exchange) {
        LOG.warn(
                "a file could not be taken by {}: {}",
                exchange.getFromRouteId(),
                failure.getClass().getName());
    }
}

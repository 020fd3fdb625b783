package org.zhengyuan.exchange.intake.route;

import org.apache.camel.builder.RouteConfigurationBuilder;
import org.springframework.stereotype.Component;

/**
 * What happens when a route fails. A refusal is an answer and no failure; a failure (disk, database) is handed to whoever waits, and a
 * watched file goes back to where it lay, to be taken again at the next look. Nothing of a body is logged.
 */
@Component
class IntakeErrors extends RouteConfigurationBuilder {
    static final String ID = "intake";

    @Override
    public void configuration() {
        routeConfiguration(ID)
                .onException(Exception.class)
                .id(ID + ".failed")
                .handled(false)
                .maximumRedeliveries(0)
                .logExhausted(false)
                .logHandled(false)
                .logStackTrace(false)
                .bean(IntakeFailures.class, "note")
                .id(ID + ".note");
    }
}

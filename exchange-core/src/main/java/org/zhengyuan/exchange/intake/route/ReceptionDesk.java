package org.zhengyuan.exchange.intake.route;

import java.io.IOException;
import org.apache.camel.Body;
import org.zhengyuan.exchange.intake.Receiving;
import org.zhengyuan.exchange.intake.Reception.Received;
import org.zhengyuan.exchange.problem.Outcome;

/** Where every intake route ends. */
public final class ReceptionDesk {
    private final Receiving receiving;

    ReceptionDesk(Receiving receiving) {
        this.receiving = receiving;
    }

    /** Called by the routes. */
    public Outcome<Received> take(@Body Object body) throws IOException {
        Arrival arrival = (Arrival) body;
        return receiving.receive(arrival.upload(), arrival.content());
    }
}

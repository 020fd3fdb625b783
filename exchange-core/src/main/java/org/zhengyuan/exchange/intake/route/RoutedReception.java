package org.zhengyuan.exchange.intake.route;

import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.ProducerTemplate;
import org.zhengyuan.exchange.intake.Reception;
import org.zhengyuan.exchange.intake.Upload;
import org.zhengyuan.exchange.problem.Outcome;

/** The reception as uploads reach it: through the upload route. */
final class RoutedReception implements Reception {
    /** Name under which the routes find {@link ReceptionDesk}. */
    static final String DESK = "receptionDesk";

    private final ProducerTemplate producer;

    RoutedReception(ProducerTemplate producer) {
        this.producer = producer;
    }

    @Override
    public Outcome<Received> receive(Upload upload, InputStream content) throws IOException {
        Arrival arrival = new Arrival(upload, content);
        Exchange exchange =
                producer.request("direct:" + IntakeRoutes.UPLOAD + "." + upload.source(), asked -> asked.getMessage()
                        .setBody(arrival));
        Exception failure = exchange.getException();
        if (failure instanceof IOException io) {
            throw io;
        }
        if (failure != null) {
            throw failure instanceof RuntimeException runtime ? runtime : new IllegalStateException(failure);
        }
        return answer(exchange);
    }

    @SuppressWarnings("unchecked") // the desk's only answer
    private static Outcome<Received> answer(Exchange exchange) {
        try {
            return exchange.getMessage().getMandatoryBody(Outcome.class);
        } catch (InvalidPayloadException e) {
            throw new IllegalStateException("the upload route gave no answer", e);
        }
    }
}

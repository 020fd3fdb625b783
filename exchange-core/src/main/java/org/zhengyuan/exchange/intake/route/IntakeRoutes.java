package org.zhengyuan.exchange.intake.route;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** The ways files come in. A source is a set of parameters; every way ends at the one reception. */
@Component
class IntakeRoutes extends RouteBuilder {
    static final String UPLOAD = "intake.upload";
    static final String FOLDER = "intake.folder";
    static final String SOURCE = "intakeSource";
    static final String TARGET = "intakeTarget";

    @Override
    public void configure() {
        routeTemplate(UPLOAD)
                .templateParameter("source")
                .from("direct:" + UPLOAD + ".{{source}}")
                .routeConfigurationId(IntakeErrors.ID)
                .removeHeaders("Camel*")
                .id(UPLOAD + ".strip")
                .bean(RoutedReception.DESK, "take")
                .id(UPLOAD + ".receive");

        routeTemplate(FOLDER)
                .templateParameter("source")
                .templateParameter("folder")
                .templateParameter("delay")
                .from(
                        "file:{{folder}}?delay={{delay}}&initialDelay=0&maxMessagesPerPoll=100&sortBy=file:modified;file:name"
                                + "&exclude=.*[.](part|tmp|filepart|crdownload|manifest)&readLock=changed&readLockCheckInterval=250"
                                + "&readLockTimeout=1000&readLockMinLength=0&readLockLoggingLevel=OFF"
                                + "&preMove=" + WatchedFolder.TAKEN + "/${file:onlyname}"
                                + "&move=${exchangeProperty." + TARGET + "}"
                                + "&moveFailed={{folder}}/${file:onlyname}")
                .routeConfigurationId(IntakeErrors.ID)
                .setProperty(SOURCE, constant("{{source}}"))
                .id(FOLDER + ".source")
                .bean(WatchedFolders.class, "deliver")
                .id(FOLDER + ".deliver")
                .setProperty(TARGET, body())
                .id(FOLDER + ".target");
    }
}

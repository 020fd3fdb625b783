package org.zhengyuan.exchange.intake.route;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/** The ways files come in. A source is a set of parameters; every way ends at the one reception. */
@Component
class IntakeRoutes extends RouteBuilder {
    static final String UPLOAD = "intake.upload";
    static final String FOLDER = "intake.folder";
    static final String SOURCE = "intakeSource";
    /** Exchange property: where a file goes that could not be taken for now. */
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
                                + "&delete=true&moveFailed=${exchangeProperty." + TARGET + "}")
                .routeConfigurationId(IntakeErrors.ID)
                .setProperty(SOURCE, constant("{{source}}"))
                .id(FOLDER + ".source")
                .setProperty(TARGET, simple("{{folder}}/${file:onlyname}"))
                .id(FOLDER + ".target")
                // moves the file to its place; what "delete" finds nothing of any more is done
                .bean(WatchedFolders.class, "deliver")
                .id(FOLDER + ".deliver");
    }
}

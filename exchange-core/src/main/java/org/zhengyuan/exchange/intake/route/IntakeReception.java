package org.zhengyuan.exchange.intake.route;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.DatasetStops;
import org.zhengyuan.exchange.evidence.LogStanding;
import org.zhengyuan.exchange.intake.DeliveredCopies;
import org.zhengyuan.exchange.intake.Receiving;
import org.zhengyuan.exchange.intake.Reception;
import org.zhengyuan.exchange.intake.Submissions;
import org.zhengyuan.exchange.intake.disk.DiskSpool;
import org.zhengyuan.exchange.intake.disk.SpoolLimits;

/** Wires the reception, and starts one route for each source that is configured. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({IntakeSources.class, IntakeReception.SpoolProperties.class})
class IntakeReception {
    private static final Logger LOG = LoggerFactory.getLogger(IntakeReception.class);

    /** {@code zhengyuan.intake.spool.*}, see {@link SpoolLimits}. */
    @ConfigurationProperties("zhengyuan.intake.spool")
    record SpoolProperties(
            @DefaultValue("8GB") DataSize maxFile,
            @DefaultValue("1GB") DataSize reserve,
            @DefaultValue("200") int maxRatio) {
        SpoolLimits limits() {
            return new SpoolLimits(maxFile.toBytes(), reserve.toBytes(), maxRatio);
        }
    }

    @Bean
    DiskSpool spool(@Value("${zhengyuan.data:data}") Path data, SpoolProperties properties) throws IOException {
        return new DiskSpool(data.resolve("spool"), properties.limits());
    }

    @Bean
    Receiving receiving(
            Catalog catalog, DiskSpool spool, Submissions submissions, DatasetStops stops, LogStanding log) {
        return new Receiving(
                catalog, spool, submissions, dataset -> stops.present(dataset).isPresent(), log);
    }

    @Bean(RoutedReception.DESK)
    ReceptionDesk receptionDesk(Receiving receiving) {
        return new ReceptionDesk(receiving);
    }

    @Bean
    @org.springframework.context.annotation.Primary
    Reception reception(ProducerTemplate producer) {
        return new RoutedReception(producer);
    }

    @Bean
    WatchedFolders watchedFolders(IntakeSources sources, Receiving receiving, MessageSource messages) {
        return new WatchedFolders(sources, receiving, messages);
    }

    @Bean
    DeliveredCopies archivedCopies(IntakeSources sources, Submissions submissions) {
        return new ArchivedCopies(sources, submissions);
    }

    @Bean
    RefusedInArchive refusedInArchive(
            IntakeSources sources, Submissions submissions, MessageSource messages, Clock clock) {
        return new RefusedInArchive(sources, submissions, messages, clock);
    }

    @Bean
    CamelContextConfiguration intakeSourceRoutes(
            IntakeSources sources, DiskSpool spool, Submissions submissions, Clock clock) {
        Instant start = clock.instant();
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext context) {}

            @Override
            public void afterApplicationStart(CamelContext context) {
                try {
                    int swept = spool.sweep(start, id -> submissions.find(id).isPresent());
                    if (swept > 0) {
                        LOG.info("{} files that never became submissions were removed from the spool", swept);
                    }
                    add(context, sources);
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        };
    }

    static void add(CamelContext context, IntakeSources sources) throws IOException {
        TemplatedRouteBuilder.builder(context, IntakeRoutes.UPLOAD)
                .routeId(IntakeRoutes.UPLOAD + ".http")
                .parameter("source", "http")
                .add();
        for (IntakeSources.Folder folder : sources.folders()) {
            new WatchedFolder(folder.path()).prepare();
            TemplatedRouteBuilder.builder(context, IntakeRoutes.FOLDER)
                    .routeId(IntakeRoutes.FOLDER + "." + folder.name())
                    .parameter("source", folder.name())
                    .parameter("folder", folder.path().toString())
                    .parameter("delay", String.valueOf(folder.delay().toMillis()))
                    .add();
        }
    }
}

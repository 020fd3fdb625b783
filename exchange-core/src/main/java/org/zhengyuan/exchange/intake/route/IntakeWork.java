package org.zhengyuan.exchange.intake.route;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.evidence.LogStanding;
import org.zhengyuan.exchange.intake.IntakeSettings;
import org.zhengyuan.exchange.intake.SpooledFiles;
import org.zhengyuan.exchange.intake.SubmissionQueue;
import org.zhengyuan.exchange.intake.WorkQueue;
import org.zhengyuan.exchange.registry.StandingRecords;
import org.zhengyuan.exchange.registry.Subjects;
import org.zhengyuan.exchange.responsibility.ResponsibilityList;

/** Wires the work on submissions. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IntakeWork.Properties.class)
class IntakeWork {
    /** {@code zhengyuan.intake.work.*}, see {@link IntakeSettings}. */
    @ConfigurationProperties("zhengyuan.intake.work")
    record Properties(
            @DefaultValue("2") int loaders,
            @DefaultValue("2") int submissions,
            @DefaultValue("0.02") double endedShareLimit) {
        IntakeSettings settings() {
            return new IntakeSettings(loaders, submissions, endedShareLimit);
        }
    }

    @Bean(destroyMethod = "shutdownNow")
    ExecutorService intakeLoaders(Properties properties) {
        return Executors.newFixedThreadPool(
                properties.loaders(),
                Thread.ofPlatform().name("intake-loader-", 1).factory());
    }

    @Bean
    SubmissionQueue submissionQueue(
            WorkQueue queue,
            Catalog catalog,
            ResponsibilityList responsibilities,
            StandingRecords standing,
            Subjects subjects,
            SpooledFiles files,
            ExecutorService intakeLoaders,
            Properties properties) {
        return new SubmissionQueue(
                queue, catalog, responsibilities, standing, subjects, files, intakeLoaders, properties.settings());
    }

    @Bean
    IntakeWorkers intakeWorkers(SubmissionQueue queue, LogStanding log, Properties properties) {
        return new IntakeWorkers(queue, log, properties.submissions());
    }
}

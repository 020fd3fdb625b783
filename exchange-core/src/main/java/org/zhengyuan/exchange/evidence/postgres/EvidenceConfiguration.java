package org.zhengyuan.exchange.evidence.postgres;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.evidence.AnswerSigning;
import org.zhengyuan.exchange.evidence.AuditQueries;
import org.zhengyuan.exchange.evidence.BatchSigning;
import org.zhengyuan.exchange.evidence.BeginningAnew;
import org.zhengyuan.exchange.evidence.CaseReport;
import org.zhengyuan.exchange.evidence.FactNotes;
import org.zhengyuan.exchange.evidence.FactSource;
import org.zhengyuan.exchange.evidence.KeptCheckpoint;
import org.zhengyuan.exchange.evidence.LogKeyring;
import org.zhengyuan.exchange.evidence.LogKeys;
import org.zhengyuan.exchange.evidence.LogOrigins;
import org.zhengyuan.exchange.evidence.LogReading;
import org.zhengyuan.exchange.evidence.LogStops;
import org.zhengyuan.exchange.evidence.LogView;
import org.zhengyuan.exchange.evidence.LogWork;
import org.zhengyuan.exchange.evidence.MakingCaseFiles;
import org.zhengyuan.exchange.evidence.MakingReceipts;
import org.zhengyuan.exchange.evidence.Publishing;
import org.zhengyuan.exchange.evidence.Sequencer;
import org.zhengyuan.exchange.evidence.TreeReading;
import org.zhengyuan.exchange.evidence.WitnessPolicy;
import org.zhengyuan.exchange.evidence.disk.CheckpointFile;
import org.zhengyuan.exchange.evidence.witness.Cosignatures;
import org.zhengyuan.exchange.evidence.witness.HttpWitnessCall;
import org.zhengyuan.exchange.evidence.witness.Witnessing;

/** Puts the evidence module together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EvidenceSettings.class)
class EvidenceConfiguration {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    @Bean
    WitnessPolicy witnessPolicy(EvidenceSettings settings) {
        return settings.policy();
    }

    @Bean
    PostgresLogReading logReading(JdbcClient jdbc, WitnessPolicy policy) {
        return new PostgresLogReading(jdbc, policy);
    }

    @Bean
    PostgresTreeReading treeReading(JdbcClient jdbc, WitnessPolicy policy, Clock clock) {
        return new PostgresTreeReading(jdbc, policy, clock);
    }

    @Bean
    PostgresLogStops logStops(JdbcClient jdbc) {
        return new PostgresLogStops(jdbc);
    }

    @Bean
    PostgresLogOrigins logOrigins(JdbcClient jdbc) {
        return new PostgresLogOrigins(jdbc);
    }

    @Bean
    CheckpointFile checkpointFile(EvidenceSettings settings) {
        return new CheckpointFile(settings.folder());
    }

    @Bean
    Publishing publishing(
            Sequencer sequencer, TreeReading tree, KeptCheckpoint kept, LogStops stops, LogKeyring keys, Clock clock) {
        return new Publishing(sequencer, tree, kept, stops, keys, clock);
    }

    @Bean
    LogWork logWork(Sequencer sequencer, Publishing publishing) {
        return new LogWork(sequencer, publishing);
    }

    @Bean
    LogSchedule logSchedule(
            Sequencer sequencer, Publishing publishing, LogWork work, LogKeys keys, Witnessing witnesses) {
        return new LogSchedule(sequencer, publishing, work, keys, witnesses);
    }

    @Bean
    BeginningAnew beginningAnew(
            Sequencer sequencer, Publishing publishing, KeptCheckpoint kept, LogKeyring keys, LogOrigins origins) {
        return new BeginningAnew(sequencer, publishing, kept, keys, origins);
    }

    @Bean
    Cosignatures cosignatures(JdbcClient jdbc, Clock clock) {
        return new PostgresCosignatures(jdbc, clock);
    }

    @Bean(destroyMethod = "close")
    HttpWitnessCall witnessCall(EvidenceSettings settings) {
        return new HttpWitnessCall(settings.witnessPatience());
    }

    @Bean(destroyMethod = "close")
    Witnessing witnessing(
            EvidenceSettings settings,
            WitnessPolicy policy,
            Cosignatures cosignatures,
            TreeReading tree,
            HttpWitnessCall call) {
        return new Witnessing(settings.addresses(), policy, cosignatures, tree, call, FIRST_PAUSE);
    }

    @Bean
    LogView logView(
            LogReading log,
            Publishing publishing,
            LogKeyring keyring,
            LogKeys keys,
            LogOrigins origins,
            Witnessing witnesses,
            JdbcClient jdbc) {
        return new LogView(
                log, publishing, keyring, keys, origins, witnesses, () -> PostgresLogReading.newestSignature(jdbc));
    }

    @Bean
    MakingReceipts makingReceipts(List<FactSource> sources, TreeReading tree, WitnessPolicy policy) {
        return new MakingReceipts(sources, tree, policy);
    }

    @Bean
    MakingCaseFiles makingCaseFiles(
            MakingReceipts receipts,
            LogReading log,
            LogOrigins origins,
            CaseReport report,
            FactNotes notes,
            Clock clock) {
        return new MakingCaseFiles(receipts, log, origins, report, notes, clock);
    }

    @Bean
    AuditQueries auditQueries(FactNotes facts) {
        return new AuditQueries(facts);
    }

    @Bean
    AnswerSigning answerSigning(LogKeys keys, Clock clock) {
        return new BatchSigning(keys.answers(), clock);
    }
}

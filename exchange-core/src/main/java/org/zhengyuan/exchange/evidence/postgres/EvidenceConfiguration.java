package org.zhengyuan.exchange.evidence.postgres;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.zhengyuan.exchange.evidence.AnswerSigning;
import org.zhengyuan.exchange.evidence.BatchSigning;
import org.zhengyuan.exchange.evidence.CaseReport;
import org.zhengyuan.exchange.evidence.FactNotes;
import org.zhengyuan.exchange.evidence.FactSource;
import org.zhengyuan.exchange.evidence.LogKeys;
import org.zhengyuan.exchange.evidence.LogReading;
import org.zhengyuan.exchange.evidence.LogWork;
import org.zhengyuan.exchange.evidence.MakingCaseFiles;
import org.zhengyuan.exchange.evidence.MakingReceipts;
import org.zhengyuan.exchange.evidence.Publishing;
import org.zhengyuan.exchange.evidence.Sequencer;
import org.zhengyuan.exchange.evidence.TreeReading;
import org.zhengyuan.exchange.evidence.WitnessPolicy;
import org.zhengyuan.exchange.evidence.disk.CheckpointFile;
import org.zhengyuan.seal.proof.MalformedException;
import org.zhengyuan.seal.proof.NoteKey;

/** Puts the evidence module together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EvidenceSettings.class)
class EvidenceConfiguration {
    @Bean
    Publishing publishing(Sequencer sequencer, TreeReading tree, LogKeys keys, EvidenceSettings settings, Clock clock) {
        return new Publishing(sequencer, tree, new CheckpointFile(settings.folder()), keys.checkpoints(), clock);
    }

    @Bean
    LogWork logWork(Sequencer sequencer, Publishing publishing) {
        return new LogWork(sequencer, publishing);
    }

    @Bean
    LogSchedule logSchedule(Sequencer sequencer, Publishing publishing, LogWork work, LogKeys keys) {
        return new LogSchedule(sequencer, publishing, work, keys);
    }

    @Bean
    MakingReceipts makingReceipts(List<FactSource> sources, LogReading log, TreeReading tree, WitnessPolicy policy) {
        return new MakingReceipts(sources, log, tree, policy);
    }

    @Bean
    MakingCaseFiles makingCaseFiles(
            MakingReceipts receipts, LogReading log, CaseReport report, FactNotes notes, Clock clock) {
        return new MakingCaseFiles(receipts, log, report, notes, clock);
    }

    @Bean
    AnswerSigning answerSigning(LogKeys keys, Clock clock) {
        return new BatchSigning(keys.answers(), clock);
    }

    @Bean
    WitnessPolicy witnessPolicy(EvidenceSettings settings) {
        List<NoteKey> witnesses = new ArrayList<>();
        for (String witness : settings.witnesses()) {
            try {
                witnesses.add(NoteKey.parse(witness));
            } catch (MalformedException e) {
                throw new IllegalArgumentException("zhengyuan.evidence.witnesses: " + e.getMessage(), e);
            }
        }
        return new WitnessPolicy(settings.witnessesRequired(), witnesses);
    }
}

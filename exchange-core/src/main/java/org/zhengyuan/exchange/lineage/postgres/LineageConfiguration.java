package org.zhengyuan.exchange.lineage.postgres;

import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.catalog.CatalogHistory;
import org.zhengyuan.exchange.delivery.Snapshots;
import org.zhengyuan.exchange.evidence.FactNotes;
import org.zhengyuan.exchange.intake.OriginalRows;
import org.zhengyuan.exchange.intake.SpooledFiles;
import org.zhengyuan.exchange.intake.Submissions;
import org.zhengyuan.exchange.lineage.AnswerForms;
import org.zhengyuan.exchange.lineage.AnsweringAgain;
import org.zhengyuan.exchange.lineage.AskedQuestions;
import org.zhengyuan.exchange.lineage.AskingLineage;
import org.zhengyuan.exchange.lineage.LineageBooks;
import org.zhengyuan.exchange.lineage.OpeningOriginals;
import org.zhengyuan.exchange.lineage.ReceiptSource;
import org.zhengyuan.exchange.lineage.RestoringElements;
import org.zhengyuan.exchange.lineage.ShowingPastAnswers;
import org.zhengyuan.exchange.lineage.SpokenTruth;
import org.zhengyuan.exchange.lineage.TellingKnowledge;
import org.zhengyuan.exchange.lineage.TellingOrigins;
import org.zhengyuan.exchange.lineage.TracingValues;
import org.zhengyuan.exchange.registry.RecordHistories;
import org.zhengyuan.exchange.registry.Subjects;
import org.zhengyuan.exchange.registry.TruthResolver;
import org.zhengyuan.exchange.responsibility.ResponsibilityList;

/** Puts the lineage module together. */
@Configuration(proxyBeanMethods = false)
class LineageConfiguration {
    @Bean
    LineageBooks lineageBooks(JdbcClient jdbc) {
        return new PostgresLineageBooks(jdbc);
    }

    @Bean
    ReceiptSource trailReceipts(JdbcClient jdbc) {
        return new TrailReceipts(jdbc);
    }

    @Bean
    AskedQuestions askedQuestions(JdbcClient jdbc) {
        return new TrailQuestions(jdbc);
    }

    @Bean
    Snapshots lineageSnapshots(PlatformTransactionManager manager) {
        return new LookingSnapshots(manager);
    }

    @Bean
    OriginalRows originalRows(SpooledFiles files) {
        return new OriginalRows(files);
    }

    @Bean
    TracingValues tracingValues(
            TruthResolver resolver,
            RecordHistories records,
            ResponsibilityList responsibilities,
            Submissions submissions,
            CatalogHistory history,
            LineageBooks books,
            List<ReceiptSource> receipts,
            Clock clock) {
        return new TracingValues(
                new SpokenTruth(resolver, responsibilities, clock),
                records,
                responsibilities,
                books,
                new TellingOrigins(records, history, submissions, books),
                receipts);
    }

    @Bean
    AskingLineage askingLineage(
            Snapshots lineageSnapshots,
            Catalog catalog,
            CatalogHistory history,
            Subjects subjects,
            TracingValues tracing,
            OriginalRows rows,
            Submissions submissions,
            FactNotes facts,
            Clock clock) {
        return new AskingLineage(
                lineageSnapshots,
                catalog,
                subjects,
                tracing,
                new OpeningOriginals(rows, submissions, history),
                facts,
                clock);
    }

    @Bean
    ShowingPastAnswers showingPastAnswers(
            Snapshots lineageSnapshots,
            AskedQuestions questions,
            RecordHistories records,
            Catalog catalog,
            CatalogHistory history,
            TruthResolver resolver,
            Subjects subjects,
            ResponsibilityList responsibilities,
            AnswerForms forms,
            FactNotes facts) {
        AnsweringAgain again = new AnsweringAgain(
                records, catalog, history, new RestoringElements(resolver, subjects, responsibilities), forms);
        return new ShowingPastAnswers(lineageSnapshots, questions, records, again, facts);
    }

    @Bean
    TellingKnowledge tellingKnowledge(
            Snapshots lineageSnapshots,
            Catalog catalog,
            Subjects subjects,
            RecordHistories records,
            List<ReceiptSource> receipts,
            FactNotes facts,
            Clock clock) {
        return new TellingKnowledge(lineageSnapshots, catalog, subjects, records, receipts, facts, clock);
    }
}

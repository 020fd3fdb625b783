package org.zhengyuan.exchange.delivery.web;

import jakarta.servlet.ServletException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mock.web.MockServletContext;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.context.support.GenericWebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Actors;
import org.zhengyuan.exchange.catalog.Catalog;
import org.zhengyuan.exchange.evidence.AnswerSigning;
import org.zhengyuan.exchange.evidence.AuditQueries;
import org.zhengyuan.exchange.evidence.BatchSigning;
import org.zhengyuan.exchange.evidence.Leaves;
import org.zhengyuan.exchange.evidence.LogStanding;
import org.zhengyuan.exchange.evidence.postgres.PostgresFactNotes;
import org.zhengyuan.exchange.evidence.postgres.PostgresLeaves;
import org.zhengyuan.exchange.intake.IntakeOnDatabase;
import org.zhengyuan.exchange.problem.ProblemException;
import org.zhengyuan.exchange.reconciliation.OpenDiscrepancies;
import org.zhengyuan.exchange.registry.ChangingSubjects;
import org.zhengyuan.exchange.registry.Subjects;
import org.zhengyuan.exchange.registry.TruthResolver;
import org.zhengyuan.exchange.registry.postgres.PostgresTruthResolver;
import org.zhengyuan.exchange.responsibility.ListOnDatabase;
import org.zhengyuan.exchange.responsibility.ResponsibilityList;
import org.zhengyuan.exchange.testing.TestDatabase;
import org.zhengyuan.seal.crypto.KeyAlgorithm;
import org.zhengyuan.seal.crypto.SoftwareKey;
import org.zhengyuan.seal.proof.NoteSigner;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Sharing, delivery and profile with their controllers, over a real registry; a test says who is acting. */
final class ExchangeOverHttp implements AutoCloseable {
    /** An answer: its status and its body. */
    record Reply(int status, JsonNode body) {}

    final ListOnDatabase books;
    final IntakeOnDatabase intake;
    private final GenericWebApplicationContext context = new GenericWebApplicationContext();
    private final MockMvc http;
    private @Nullable Actor actor;

    @EnableWebMvc
    static class Web {}

    ExchangeOverHttp(TestDatabase database, Path folder) {
        Clock clock = Clock.systemUTC();
        DataSource source = database.application();
        books = new ListOnDatabase(database, clock);
        intake = new IntakeOnDatabase(database, books.catalog.catalog, books.list, folder, clock);
        context.setServletContext(new MockServletContext());
        new AnnotatedBeanDefinitionReader(context).register(Web.class);
        new ClassPathBeanDefinitionScanner(context)
                .scan(
                        "org.zhengyuan.exchange.sharing.postgres",
                        "org.zhengyuan.exchange.sharing.web",
                        "org.zhengyuan.exchange.delivery.postgres",
                        "org.zhengyuan.exchange.delivery.web",
                        "org.zhengyuan.exchange.profile.web",
                        "org.zhengyuan.exchange.registry.web");
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(source));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(source));
        context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(source));
        context.registerBean(Catalog.class, () -> books.catalog.catalog);
        context.registerBean(ResponsibilityList.class, () -> books.list);
        context.registerBean(
                TruthResolver.class, () -> new PostgresTruthResolver(source, books.catalog.catalog, books.list, clock));
        context.registerBean(Subjects.class, () -> intake.subjects);
        context.registerBean(
                ChangingSubjects.class, () -> new ChangingSubjects(intake.subjectChanges, intake.subjects, clock));
        context.registerBean(OpenDiscrepancies.class, () -> subjects -> Set.of());
        context.registerBean(Leaves.class, () -> new PostgresLeaves(context.getBean(JdbcTemplate.class)));
        context.registerBean(LogStanding.class, () -> LogStanding.SIGNING);
        context.registerBean(
                AuditQueries.class, () -> new AuditQueries(new PostgresFactNotes(context.getBean(JdbcClient.class))));
        context.registerBean(AnswerSigning.class, () -> new BatchSigning(signer(), clock));
        context.registerBean(Actors.class, () -> () -> Optional.ofNullable(actor));
        context.refresh();
        http = MockMvcBuilders.webAppContextSetup(context).build();
    }

    private static NoteSigner signer() {
        return NoteSigner.of(SoftwareKey.generate("exchange.example.cn", KeyAlgorithm.SM2));
    }

    ExchangeOverHttp as(Actor who) {
        actor = who;
        return this;
    }

    Reply post(String path, String body, String... headers) throws Exception {
        MockHttpServletRequestBuilder request = MockMvcRequestBuilders.post(path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return reply(request);
    }

    Reply get(String path) throws Exception {
        return reply(MockMvcRequestBuilders.get(path));
    }

    private Reply reply(MockHttpServletRequestBuilder request) throws Exception {
        try {
            MvcResult result = http.perform(request).andReturn();
            return new Reply(
                    result.getResponse().getStatus(),
                    JsonMapper.shared().readTree(result.getResponse().getContentAsByteArray()));
        } catch (ServletException e) {
            if (e.getCause() instanceof ProblemException problem) {
                JsonNode facts = JsonMapper.shared().valueToTree(problem.facts());
                ((ObjectNode) facts).put("code", problem.refusal().code());
                return new Reply(problem.refusal().status(), facts);
            }
            throw e;
        }
    }

    @Override
    public void close() {
        context.close();
        intake.close();
    }
}

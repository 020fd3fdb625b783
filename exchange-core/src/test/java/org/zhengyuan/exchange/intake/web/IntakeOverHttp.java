package org.zhengyuan.exchange.intake.web;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.catalog.CatalogFixture;
import org.zhengyuan.exchange.evidence.AuditQueries;
import org.zhengyuan.exchange.evidence.postgres.PostgresFactNotes;
import org.zhengyuan.exchange.intake.IntakeOnDatabase;
import org.zhengyuan.exchange.intake.Receiving;
import org.zhengyuan.exchange.intake.disk.DiskSpool;
import org.zhengyuan.exchange.registry.postgres.PostgresAbsentRecords;
import org.zhengyuan.exchange.responsibility.ListOnDatabase;
import org.zhengyuan.exchange.testing.Controllers;
import org.zhengyuan.exchange.testing.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The police hand in their register over HTTP, into a real spool and a real database; a test says when the queue is worked off. */
final class IntakeOverHttp implements AutoCloseable {
    static final String DATASET = "police.residents";
    static final Actor SYSTEM =
            new Actor("police-system", Actor.Kind.CLIENT, CatalogFixture.POLICE, Set.of(Role.DEPARTMENT_SYSTEM));
    static final Actor STEWARD =
            new Actor("police-steward", Actor.Kind.PERSON, CatalogFixture.POLICE, Set.of(Role.DEPARTMENT_STEWARD));

    final ListOnDatabase books;
    final IntakeOnDatabase intake;
    final DiskSpool spool;
    private final MockMvc http;
    private @Nullable Actor actor = SYSTEM;

    IntakeOverHttp(TestDatabase database, Path folder, Clock clock) {
        books = new ListOnDatabase(database, clock);
        spool = IntakeOnDatabase.spool(folder);
        intake = new IntakeOnDatabase(database, books.catalog.catalog, books.list, spool, clock);
        MessageSource messages = Controllers.messages("intake", "rule", "expected");
        Receiving receiving = new Receiving(books.catalog.catalog, spool, intake.submissions, dataset -> false);
        http = Controllers.serving(
                messages,
                new UploadController(receiving, intake.submissions, () -> Optional.ofNullable(actor), messages),
                new SubmissionController(
                        intake.submissions, queries(database), () -> Optional.ofNullable(actor), messages),
                new AbsentController(
                        intake.submissions,
                        new PostgresAbsentRecords(database.application()),
                        intake.subjects,
                        queries(database),
                        () -> Optional.ofNullable(actor)));
    }

    /** With the police as the source of everything about their residents. */
    IntakeOverHttp withTheirSource() {
        books.assign("person.name", "350100", DATASET).orElseThrow();
        books.assign("person.birth-date", "350100", DATASET).orElseThrow();
        books.assign("person.home", "000000", DATASET).orElseThrow();
        books.assign("person.exists", "000000", DATASET).orElseThrow();
        return this;
    }

    IntakeOverHttp as(Actor who) {
        actor = who;
        return this;
    }

    /** Uploads a file, works it off, and says what became of it. {@code headers} in pairs. */
    JsonNode deliver(String query, String mediaType, byte[] file, String... headers) {
        MockHttpServletRequestBuilder request = post("/api/v1/datasets/" + DATASET + "/submissions" + query)
                .header("Content-Type", mediaType)
                .content(file);
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        JsonNode received = json(as(SYSTEM).perform(request));
        if (!received.has("id")) {
            return received;
        }
        intake.workOff();
        return submission(received);
    }

    JsonNode csv(String query, String file, String... headers) {
        return deliver(query, "text/csv", file.getBytes(StandardCharsets.UTF_8), headers);
    }

    JsonNode submission(JsonNode submission) {
        return json(as(SYSTEM).perform(get(path(submission))));
    }

    JsonNode decide(Actor who, JsonNode submission, boolean endAbsent) {
        JsonNode answer = json(as(who).perform(post(path(submission) + "/approval")
                .header("Content-Type", "application/json")
                .content(JsonMapper.shared().writeValueAsString(Map.of("endAbsent", endAbsent)))));
        intake.workOff();
        return answer;
    }

    MockHttpServletResponse absent(Actor who, JsonNode submission) {
        return as(who).perform(get(path(submission) + "/absent"));
    }

    MockHttpServletResponse refusals(JsonNode submission) {
        return as(SYSTEM).perform(get(path(submission) + "/refusals").param("as", "file"));
    }

    MockHttpServletResponse perform(MockHttpServletRequestBuilder request) {
        try {
            return http.perform(request.locale(Locale.ENGLISH)).andReturn().getResponse();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(MockHttpServletResponse response) {
        return JsonMapper.shared().readTree(response.getContentAsByteArray());
    }

    private static String path(JsonNode submission) {
        return "/api/v1/submissions/" + submission.get("id").asString();
    }

    @Override
    public void close() {
        intake.close();
    }

    private static AuditQueries queries(TestDatabase database) {
        return new AuditQueries(new PostgresFactNotes(JdbcClient.create(database.application())));
    }
}

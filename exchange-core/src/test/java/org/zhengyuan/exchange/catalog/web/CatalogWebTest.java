package org.zhengyuan.exchange.catalog.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.catalog.CatalogFixture;
import org.zhengyuan.exchange.catalog.CatalogOnDatabase;
import org.zhengyuan.exchange.catalog.document.DefinitionJson;
import org.zhengyuan.exchange.testing.Controllers;
import org.zhengyuan.exchange.testing.TestDatabase;

/** The catalogue over HTTP: reading, proposing, deciding, and problems that say where. */
class CatalogWebTest {
    private static final Actor POLICE =
            new Actor("li", Actor.Kind.PERSON, CatalogFixture.POLICE, Set.of(Role.DEPARTMENT_STEWARD));
    private static final Actor STEWARD = new Actor("zhao", Actor.Kind.PERSON, null, Set.of(Role.EXCHANGE_STEWARD));
    private static final String NEW_GRADE =
            DefinitionJson.write(CatalogFixture.residents()).replace("general-3", "general-4");

    private final CatalogOnDatabase books = new CatalogOnDatabase(TestDatabase.fresh());
    private final MessageSource messages = Controllers.messages("catalog", "problem", "expected");
    private Optional<Actor> actor = Optional.of(POLICE);
    private final MockMvc http = Controllers.serving(
            messages,
            new CatalogController(books.catalog, books.store),
            new CatalogChangeController(books.changes, () -> actor, new FaultTexts(messages)));

    @BeforeEach
    void publishEverything() {
        books.publish(CatalogFixture.everything());
    }

    @Test
    void datasetsAreListedPageByPageAndFoundByText() throws Exception {
        String first = http.perform(get("/api/v1/datasets?limit=1"))
                .andExpect(jsonPath("$.items[*].code", contains("civil.persons")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        String next = JsonPath.read(first, "$.next");
        http.perform(get("/api/v1/datasets").param("after", next))
                .andExpect(jsonPath("$.items[*].code", contains("police.residents")))
                .andExpect(jsonPath("$.next").doesNotExist());
        http.perform(get("/api/v1/datasets").param("q", "公安"))
                .andExpect(jsonPath("$.items[*].code", contains("police.residents")));
        http.perform(get("/api/v1/datasets").param("department", CatalogFixture.CIVIL_AFFAIRS))
                .andExpect(jsonPath("$.items[*].code", contains("civil.persons")));
        http.perform(get("/api/v1/datasets?after=***"))
                .andExpect(jsonPath("$.code").value("catalog.bad-cursor"));
    }

    @Test
    void aDatasetIsShownWithItsDefinitionAndAvroSchema() throws Exception {
        http.perform(get("/api/v1/datasets/police.residents"))
                .andExpect(jsonPath("$.version").value(1))
                .andExpect(jsonPath("$.definition.items[0].code").value("citizen_id"))
                .andExpect(jsonPath("$.definition.items[0].private").doesNotExist())
                .andExpect(jsonPath("$.schema.fields[0].name").value("citizen_id"));
        http.perform(get("/api/v1/datasets/nothing"))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("catalog.unknown-dataset"));
    }

    @Test
    void elementsDepartmentsSubjectTypesAndDivisionsAreListed() throws Exception {
        http.perform(get("/api/v1/elements?q=姓名")).andExpect(jsonPath("$.items[*].code", contains("person.name")));
        http.perform(get("/api/v1/departments")).andExpect(jsonPath("$.items[*].uscc", hasItem(CatalogFixture.POLICE)));
        http.perform(get("/api/v1/subject-types"))
                .andExpect(jsonPath("$.items[0].identifiers[0].code").value("citizen-id"));
        http.perform(get("/api/v1/divisions?code=350102"))
                .andExpect(jsonPath("$[0].name").isNotEmpty());
        http.perform(get("/api/v1/divisions?code=999999"))
                .andExpect(jsonPath("$").isEmpty());
    }

    @Test
    void aProposalIsRecordedWithItsDiffAndPublishedByAnother() throws Exception {
        String body = propose("{\"datasets\":[" + NEW_GRADE + "]}", MediaType.APPLICATION_JSON)
                .andExpect(status().isCreated())
                .andExpect(header().exists("Location"))
                .andExpect(jsonPath("$.state").value("DRAFT"))
                .andExpect(jsonPath("$.entries[0].diff[0].path").value("grade"))
                .andExpect(jsonPath("$.entries[0].diff[0].before").value("general-3"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        String id = JsonPath.read(body, "$.id");
        decide(id, "publication").andExpect(status().isForbidden());

        actor = Optional.of(STEWARD);
        decide(id, "publication")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.decidedBy").value("zhao"));
        http.perform(get("/api/v1/datasets/police.residents/versions"))
                .andExpect(jsonPath("$[*].version", contains(2, 1)))
                .andExpect(jsonPath("$[0].publishedBy").value("zhao"));
        http.perform(get("/api/v1/catalog-changes?state=PUBLISHED&limit=1"))
                .andExpect(jsonPath("$.items[0].id").value(id))
                .andExpect(jsonPath("$.next").value(id));
    }

    @Test
    void aWrongDocumentIsRefusedWithEveryPlaceAndInTheReadersLanguage() throws Exception {
        String yaml = "datasets:\n  - code: police.residents\n    colour: red\n";
        propose(yaml, MediaType.APPLICATION_YAML)
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("catalog.invalid"))
                .andExpect(jsonPath("$.errors[0].code").value("catalog.unknown-key"))
                .andExpect(jsonPath("$.errors[0].pointer").value("#/datasets/0/colour"))
                .andExpect(jsonPath("$.errors[0].line").value(3))
                .andExpect(jsonPath("$.errors[0].title").value("此处没有该键，或该键重复"));
    }

    @Test
    void aRejectionAndAWithdrawalNeedTheirReason() throws Exception {
        String body = propose("{\"datasets\":[" + NEW_GRADE + "]}", MediaType.APPLICATION_JSON)
                .andReturn()
                .getResponse()
                .getContentAsString();
        actor = Optional.of(STEWARD);
        String id = JsonPath.read(body, "$.id");
        send("/api/v1/catalog-changes/" + id + "/rejection", "{}")
                .andExpect(jsonPath("$.code").value("catalog.reason-needed"));
        send("/api/v1/catalog-changes/" + id + "/rejection", "{\"reason\":\"不妥\"}")
                .andExpect(jsonPath("$.state").value("REJECTED"));
        send("/api/v1/datasets/police.residents/withdrawal", "{\"reason\":\"职能调整\"}")
                .andExpect(status().isNoContent());
        assertThat(books.catalog.current().dataset("police.residents")).isEmpty();
    }

    @Test
    void nobodyProposesWithoutSigningIn() throws Exception {
        actor = Optional.empty();
        propose("{}", MediaType.APPLICATION_JSON).andExpect(status().isUnauthorized());
    }

    private ResultActions propose(String document, MediaType type) throws Exception {
        return http.perform(post("/api/v1/catalog-changes").contentType(type).content(document));
    }

    private ResultActions decide(String id, String decision) throws Exception {
        return http.perform(post("/api/v1/catalog-changes/" + id + "/" + decision));
    }

    private ResultActions send(String path, String json) throws Exception {
        return http.perform(post(path).contentType(MediaType.APPLICATION_JSON).content(json));
    }
}

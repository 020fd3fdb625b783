package org.zhengyuan.exchange.responsibility.web;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.responsibility.LegalDate;
import org.zhengyuan.exchange.responsibility.ListOnDatabase;
import org.zhengyuan.exchange.testing.Controllers;
import org.zhengyuan.exchange.testing.TestDatabase;

/** The responsibility list over HTTP. */
class ResponsibilityWebTest {
    private static final String FIRST =
            """
            {"element":"person.name","division":"350100","dataset":"police.residents","validFrom":"2020-01-01","basis":"三定方案"}
            """;
    private static final String MOVE =
            """
            {"element":"person.name","division":"350100","dataset":"civil.persons","from":"2027-01-01","basis":"机构改革"}
            """;

    private final Clock clock = Clock.fixed(LegalDate.midnight(LocalDate.of(2026, 11, 21)), ZoneOffset.UTC);
    private final ListOnDatabase books = new ListOnDatabase(TestDatabase.fresh(), clock);
    private Optional<Actor> actor = Optional.of(ListOnDatabase.STEWARD);
    private final MockMvc http = Controllers.serving(
            Controllers.messages("responsibility", "problem"),
            new ResponsibilityController(books.list, books.changes, books.catalog.catalog, () -> actor, clock));

    @Test
    void aFirstSourceIsAssignedAndASecondRefusedByName() throws Exception {
        send("/responsibilities", FIRST)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$[0].validFrom").value("2019-12-31T16:00:00Z"));
        send("/responsibilities", FIRST.replace("police.residents", "civil.persons"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("responsibility.second-source"))
                .andExpect(jsonPath("$.title").value("该数据元已有数源"))
                .andExpect(jsonPath("$.presentSource").value("police.residents"));
    }

    @Test
    void aMoveIsAnnouncedAndTheListIsReadAsItWasKnown() throws Exception {
        String first =
                send("/responsibilities", FIRST).andReturn().getResponse().getContentAsString();
        send("/responsibility-moves", MOVE).andExpect(status().isCreated()).andExpect(jsonPath("$", hasSize(2)));
        http.perform(get("/api/v1/responsibilities?element=person.name"))
                .andExpect(jsonPath("$.lines[*].dataset", contains("police.residents", "civil.persons")));
        http.perform(get("/api/v1/responsibilities").param("knownAt", JsonPath.<String>read(first, "$[0].knownFrom")))
                .andExpect(jsonPath("$.lines[*].dataset", contains("police.residents")));
    }

    @Test
    void aLineIsEnded() throws Exception {
        String first =
                send("/responsibilities", FIRST).andReturn().getResponse().getContentAsString();
        String end = "/responsibilities/" + JsonPath.<String>read(first, "$[0].id") + "/end";
        send(end, "{\"basis\":\"撤销\"}").andExpect(jsonPath("$.code").value("responsibility.empty-period"));
        send(end, "{\"at\":\"2027-01-01\",\"basis\":\"撤销\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[0].validTo").value("2026-12-31T16:00:00Z"));
        send(end, "{\"at\":\"2027-01-01\",\"basis\":\"撤销\"}")
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("responsibility.unknown-line"));
    }

    @Test
    void whatIsMissingIsSaid() throws Exception {
        send("/responsibilities", "{}").andExpect(jsonPath("$.code").value("responsibility.empty-period"));
        send("/responsibility-moves", "{\"from\":\"2027-01-01\"}")
                .andExpect(jsonPath("$.code").value("responsibility.basis-needed"));
        actor = Optional.empty();
        send("/responsibilities", FIRST).andExpect(status().isUnauthorized());
    }

    private ResultActions send(String path, String json) throws Exception {
        return http.perform(
                post("/api/v1" + path).contentType(MediaType.APPLICATION_JSON).content(json));
    }
}

package org.zhengyuan.exchange.delivery.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengyuan.exchange.catalog.CatalogFixture.CIVIL_AFFAIRS;
import static org.zhengyuan.exchange.catalog.CatalogFixture.POLICE;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.delivery.web.ExchangeOverHttp.Reply;
import org.zhengyuan.exchange.intake.Delivery;
import org.zhengyuan.exchange.intake.Submission;
import org.zhengyuan.exchange.intake.SubmissionState;
import org.zhengyuan.exchange.intake.format.Format;
import org.zhengyuan.exchange.registry.Truth.Known;
import org.zhengyuan.exchange.testing.TestDatabase;

/** The police know somebody by one number, civil affairs by another: two stewards make one subject of them, and two of it again. */
class MergedSubjectsIT {
    private static final String HEADER = "citizen_id,name,birth_date,home";
    private static final String OLD = "350102198001010011";
    private static final String NEW = "11010519491231002X";
    private static final String THIRD = "350203199005050033";
    private static final Actor ANNA = person("anna", CIVIL_AFFAIRS, Role.DEPARTMENT_STEWARD);
    private static final Actor SYSTEM =
            new Actor("civil-client", Actor.Kind.CLIENT, CIVIL_AFFAIRS, Set.of(Role.DEPARTMENT_SYSTEM));
    private static final Actor FIRST = person("steward-1", null, Role.EXCHANGE_STEWARD);
    private static final Actor SECOND = person("steward-2", null, Role.EXCHANGE_STEWARD);
    private static final String REQUEST =
            """
            {"purpose": {"items": ["subsidy"], "text": "old-age subsidy"}, "legalBasis": "Measures on subsidies", "subjectType": "person",
             "elements": [{"element": "person.name"}, {"element": "person.birth-date"}, {"element": "person.exists"}],
             "division": "000000", "quota": {"perDay": 50, "total": 500}, "validFrom": "2026-01-01", "validTo": "2099-01-01",
             "materials": []}
            """;

    private ExchangeOverHttp exchange;
    private String agreement = "";

    @BeforeEach
    void eachKnowsOneNumber(@TempDir Path folder) throws Exception {
        exchange = new ExchangeOverHttp(TestDatabase.fresh(), folder);
        exchange.books.assign("person.name", "000000", "police.residents").orElseThrow();
        exchange.books.assign("person.home", "000000", "police.residents").orElseThrow();
        exchange.books.assign("person.exists", "000000", "police.residents").orElseThrow();
        exchange.books.assign("person.birth-date", "000000", "civil.persons").orElseThrow();
        police(OLD + ",张三,,350102");
        civil(NEW + ",,1949-12-31,350102");
        Reply submitted = exchange.as(ANNA).post("/api/v1/data-requests", REQUEST);
        String request = "/api/v1/data-requests/" + text(submitted, "/id");
        exchange.as(person("p1", POLICE, Role.DEPARTMENT_STEWARD)).post(request + "/approvals", "{}");
        Reply approved =
                exchange.as(person("p2", POLICE, Role.DEPARTMENT_STEWARD)).post(request + "/approvals", "{}");
        agreement = text(approved, "/agreement");
    }

    @AfterEach
    void everyHeadHasItsWholeHistory() {
        assertThat(exchange.intake
                        .owner
                        .sql(
                                """
                                WITH RECURSIVE chain AS (
                                    SELECT h.subject_id, h.dataset_id, h.record_key, h.last_version, v.previous_id FROM head h
                                    JOIN version v ON v.version_id = h.last_version_id AND v.subject_id = h.subject_id
                                    UNION ALL
                                    SELECT c.subject_id, c.dataset_id, c.record_key, c.last_version, v.previous_id FROM chain c
                                    JOIN version v ON v.version_id = c.previous_id AND v.subject_id = c.subject_id
                                ), whole AS (
                                    SELECT 1 FROM chain GROUP BY subject_id, dataset_id, record_key, last_version HAVING count(*) = last_version
                                )
                                SELECT (SELECT count(*) FROM head) - (SELECT count(*) FROM whole)
                                """)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @AfterEach
    void close() {
        exchange.close();
    }

    @Test
    void onceMergedEitherNumberNamesTheOneSubject() throws Exception {
        assertThat(pulled(OLD)).isEqualTo("张三 unknown");
        assertThat(pulled(NEW)).isEqualTo("unknown 1949-12-31");
        merged(OLD, NEW);
        assertThat(pulled(OLD)).isEqualTo("张三 1949-12-31");
        assertThat(pulled(NEW)).isEqualTo("张三 1949-12-31");
        assertThat(profile(OLD)).isEqualTo(profile(NEW)).contains("police.residents", "civil.persons");
        assertThat(claimed(NEW, "张三")).isEqualTo("match");
        assertThat(subjectsOfTheLastAnswers(5)).hasSize(1);
    }

    @Test
    void nobodyMergesAlone() throws Exception {
        Reply proposed = propose(FIRST, OLD, NEW);
        assertThat(proposed.status()).isEqualTo(201);
        assertThat(text(proposed, "/state")).isEqualTo("proposed");
        String change = "/api/v1/subjects/changes/" + text(proposed, "/id");
        assertThat(text(exchange.as(FIRST).post(change + "/approval", ""), "/code"))
                .isEqualTo("subject.four-eyes");
        assertThat(text(exchange.as(ANNA).post(change + "/approval", ""), "/code"))
                .isEqualTo("subject.not-allowed");
        assertThat(exchange.as(ANNA).get(change).status()).isEqualTo(404);
        assertThat(text(propose(ANNA, OLD, NEW), "/code")).isEqualTo("subject.not-allowed");
        assertThat(pulled(NEW)).isEqualTo("unknown 1949-12-31");

        assertThat(text(exchange.as(SECOND).post(change + "/rejection", "{}"), "/code"))
                .isEqualTo("subject.reason-missing");
        assertThat(text(exchange.as(SECOND).post(change + "/rejection", "{\"reason\": \"two people\"}"), "/state"))
                .isEqualTo("rejected");
        assertThat(text(exchange.as(SECOND).post(change + "/approval", ""), "/code"))
                .isEqualTo("subject.already-decided");
        assertThat(pulled(NEW)).isEqualTo("unknown 1949-12-31");
    }

    @Test
    void recordsInTheWayAreListedAndNothingIsMerged() throws Exception {
        police(THIRD + ",李四,,350102");
        Reply proposed = propose(FIRST, OLD, THIRD);
        String change = "/api/v1/subjects/changes/" + text(proposed, "/id");
        Reply refused = exchange.as(SECOND).post(change + "/approval", "");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(text(refused, "/code")).isEqualTo("subject.records-clash");
        assertThat(text(refused, "/records/0/dataset")).isEqualTo("police.residents");
        assertThat(refused.body().at("/records")).hasSize(1);
        assertThat(text(exchange.as(FIRST).get(change), "/state")).isEqualTo("proposed");
        assertThat(pulled(THIRD)).isEqualTo("李四 unknown");

        // once the police have ended one of them it can be done
        police(true, OLD + ",张三,,350102");
        assertThat(text(exchange.as(SECOND).post(change + "/approval", ""), "/state"))
                .isEqualTo("done");
        assertThat(pulled(THIRD)).isEqualTo("张三 unknown");
    }

    @Test
    void whoeverNamesASubjectThatIsNotThereIsTold() throws Exception {
        Reply unknown = propose(FIRST, OLD, THIRD);
        assertThat(text(unknown, "/code")).isEqualTo("subject.unknown");
        assertThat(text(unknown, "/field")).isEqualTo("absorbed");
        assertThat(text(propose(FIRST, "350102198001010012", NEW), "/field")).isEqualTo("kept");
        assertThat(text(propose(FIRST, OLD, OLD), "/code")).isEqualTo("subject.same");
    }

    @Test
    void deliveriesUnderEitherNumberReachTheOneRecord() throws Exception {
        merged(OLD, NEW);
        Submission changed = civil(NEW + ",,1950-01-01,350102");
        assertThat(changed.counts().changed()).isEqualTo(1);
        assertThat(civil(OLD + ",,1950-01-01,350102").counts().unchanged()).isEqualTo(1);
        assertThat(pulled(OLD)).isEqualTo("张三 1950-01-01");

        Submission both = police(OLD + ",张三,,350102", NEW + ",张三,,350102", NEW + ",李四,,350102");
        assertThat(both.counts().unchanged()).isEqualTo(2);
        assertThat(both.counts().refused()).isEqualTo(1);
        assertThat(exchange.intake
                        .submissions
                        .refusals(both.id(), 0, 5)
                        .getFirst()
                        .reasons())
                .extracting(reason -> reason.code())
                .containsExactly("row.repeated-key");

        Submission full = police(true, NEW + ",张三,,350102");
        assertThat(full.absent()).isZero();
        assertThat(pulled(OLD)).isEqualTo("张三 1950-01-01");
    }

    @Test
    void theHistoryGoesWithTheRecord() throws Exception {
        Instant before = Instant.now();
        civil(NEW + ",,1950-01-01,350102");
        merged(OLD, NEW);
        assertThat(truth(OLD, "person.birth-date", before)).isEqualTo("1949-12-31");
        assertThat(truth(NEW, "person.birth-date", before)).isEqualTo("1949-12-31");
        assertThat(truth(NEW, "person.birth-date", null)).isEqualTo("1950-01-01");
    }

    @Test
    void aSplitGivesEachItsOwnAgain() throws Exception {
        String merge = merged(OLD, NEW);
        Instant whileOne = Instant.now();
        civil(NEW + ",,1950-01-01,350102");
        Reply proposed = exchange.as(SECOND)
                .post("/api/v1/subjects/splits", "{\"merge\": \"%s\", \"reason\": \"two people\"}".formatted(merge));
        assertThat(text(proposed, "/kind")).isEqualTo("split");
        approved(FIRST, proposed);
        assertThat(pulled(OLD)).isEqualTo("张三 unknown");
        assertThat(pulled(NEW)).isEqualTo("unknown 1950-01-01");
        assertThat(truth(NEW, "person.birth-date", whileOne)).isEqualTo("1949-12-31");
        Reply split = exchange.as(FIRST).get(path(proposed));
        assertThat(text(split, "/deliverAgain/0/dataset")).isEqualTo("civil.persons");
        assertThat(text(split, "/deliverAgain/0/subject/id")).isEqualTo(NEW);
        assertThat(split.body().at("/deliverAgain")).hasSize(1);
        assertThat(civil(NEW + ",,1951-01-01,350102").counts().changed()).isEqualTo(1);
        assertThat(police(NEW + ",李四,,350102").counts().created()).isEqualTo(1);
        assertThat(pulled(NEW)).isEqualTo("李四 1951-01-01");
        assertThat(pulled(OLD)).isEqualTo("张三 unknown");

        Reply again = exchange.as(SECOND)
                .post("/api/v1/subjects/splits", "{\"merge\": \"%s\", \"reason\": \"again\"}".formatted(merge));
        assertThat(text(exchange.as(FIRST).post(path(again) + "/approval", ""), "/code"))
                .isEqualTo("subject.changed-since");
    }

    @Test
    void afterASplitASubjectMayBeMergedWithAnother() throws Exception {
        civil(THIRD + ",,1990-05-05,350102");
        police(true, OLD + ",张三,,350102");
        String first = merged(OLD, NEW);
        Reply third = propose(FIRST, THIRD, OLD);
        assertThat(text(exchange.as(SECOND).post(path(third) + "/approval", ""), "/code"))
                .isEqualTo("subject.records-clash");

        Reply split = exchange.as(FIRST)
                .post("/api/v1/subjects/splits", "{\"merge\": \"%s\", \"reason\": \"wrong\"}".formatted(first));
        approved(SECOND, split);
        String second = merged(THIRD, OLD);
        assertThat(pulled(THIRD)).isEqualTo("张三 1990-05-05").isEqualTo(pulled(OLD));
        Reply late = exchange.as(FIRST)
                .post("/api/v1/subjects/splits", "{\"merge\": \"%s\", \"reason\": \"wrong\"}".formatted(second));
        approved(SECOND, late);
        assertThat(pulled(OLD)).isEqualTo("张三 unknown");
        assertThat(text(exchange.as(FIRST).get("/api/v1/subjects/changes"), "/items/0/kind"))
                .isEqualTo("split");
    }

    @Test
    void mergingWhileFilesArriveLosesNothing() throws Exception {
        try (ExecutorService department = Executors.newSingleThreadExecutor()) {
            Future<Long> delivered = department.submit(() -> {
                long changed = 0;
                for (int day = 1; day <= 20; day++) {
                    changed += civil(NEW + ",,1950-01-%02d,350102".formatted(day))
                            .counts()
                            .changed();
                }
                return changed;
            });
            for (int i = 0; i < 5; i++) {
                String merge = merged(OLD, NEW);
                Reply split = exchange.as(FIRST)
                        .post("/api/v1/subjects/splits", "{\"merge\": \"%s\", \"reason\": \"again\"}".formatted(merge));
                approved(SECOND, split);
            }
            assertThat(delivered.get()).isEqualTo(20);
        }
        assertThat(pulled(NEW)).isEqualTo("unknown 1950-01-20");
        assertThat(pulled(OLD)).isEqualTo("张三 unknown");
        assertThat(truth(NEW, "person.birth-date", null)).isEqualTo("1950-01-20");
    }

    private String merged(String kept, String absorbed) throws Exception {
        Reply proposed = propose(FIRST, kept, absorbed);
        approved(SECOND, proposed);
        return text(proposed, "/id");
    }

    private void approved(Actor who, Reply proposed) throws Exception {
        assertThat(text(exchange.as(who).post(path(proposed) + "/approval", ""), "/state"))
                .isEqualTo("done");
    }

    private Reply propose(Actor who, String kept, String absorbed) throws Exception {
        return exchange.as(who)
                .post(
                        "/api/v1/subjects/merges",
                        """
                        {"kept": {"type": "person", "id": "%s"}, "absorbed": {"type": "person", "id": "%s"}, "reason": "one person"}
                        """
                                .formatted(kept, absorbed));
    }

    private static String path(Reply proposed) {
        return "/api/v1/subjects/changes/" + text(proposed, "/id");
    }

    /** Name and date of birth as a pull tells them. */
    private String pulled(String id) throws Exception {
        Reply answer = exchange.as(SYSTEM)
                .post("/api/v1/pulls", asking(id, "\"elements\": [\"person.name\", \"person.birth-date\"],"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return said(answer, 0) + " " + said(answer, 1);
    }

    private static String said(Reply answer, int place) {
        String state = text(answer, "/values/" + place + "/state");
        return state.equals("known") ? text(answer, "/values/" + place + "/value") : state;
    }

    private String profile(String id) throws Exception {
        return exchange.as(SYSTEM)
                .post("/api/v1/profiles", asking(id, ""))
                .body()
                .get("sections")
                .toString();
    }

    private String claimed(String id, String name) throws Exception {
        String claims = "\"claims\": [{\"element\": \"person.name\", \"value\": \"" + name + "\"}],";
        return text(exchange.as(SYSTEM).post("/api/v1/claim-checks", asking(id, claims)), "/results/0/result");
    }

    private String asking(String id, String members) {
        return """
               {"subject": {"type": "person", "id": "%s"}, %s "agreement": "%s", "operator": "o-1",
                "purpose": {"item": "subsidy", "caseNumber": "c-1"}}
               """
                .formatted(id, members, agreement);
    }

    private List<UUID> subjectsOfTheLastAnswers(int count) {
        return exchange.intake
                .owner
                .sql(
                        "SELECT DISTINCT subject_id FROM (SELECT subject_id FROM trail ORDER BY at DESC LIMIT ?) AS latest")
                .param(count)
                .query(UUID.class)
                .list();
    }

    private String truth(String id, String element, @Nullable Instant validAt) {
        return exchange.intake.truth(id, element, validAt, null) instanceof Known known
                ? known.values().getFirst().text()
                : "";
    }

    private Submission police(String... rows) {
        return exchange.intake.deliver("police.residents", POLICE, lines(rows));
    }

    private Submission police(boolean everything, String... rows) {
        byte[] file = String.join("\n", lines(rows)).getBytes(StandardCharsets.UTF_8);
        Submission submission = exchange.intake.deliver(
                "police.residents", POLICE, new Delivery.Full("350100", (long) rows.length, false), Format.CSV, file);
        if (everything && submission.state() == SubmissionState.WAITING) {
            exchange.intake.submissions.approve(submission.id(), "steward", true);
            exchange.intake.workOff();
        }
        return exchange.intake.submissions.find(submission.id()).orElseThrow();
    }

    private Submission civil(String... rows) {
        return exchange.intake.deliver("civil.persons", CIVIL_AFFAIRS, lines(rows));
    }

    private static String[] lines(String... rows) {
        return (HEADER + "\n" + String.join("\n", rows)).split("\n");
    }

    private static Actor person(String id, @Nullable String department, Role role) {
        return new Actor(id, Actor.Kind.PERSON, department, Set.of(role));
    }

    private static String text(Reply reply, String pointer) {
        var node = reply.body().at(pointer);
        assertThat(node.isMissingNode()).as("%s in %s", pointer, reply).isFalse();
        return node.asString();
    }
}

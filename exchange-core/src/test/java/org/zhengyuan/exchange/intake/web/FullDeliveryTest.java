package org.zhengyuan.exchange.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.catalog.CatalogFixture;
import org.zhengyuan.exchange.registry.Digests;
import org.zhengyuan.exchange.registry.Truth.Known;
import org.zhengyuan.exchange.testing.TestDatabase;
import tools.jackson.databind.JsonNode;

/** A hundred residents stand; a full delivery leaves some of them out. */
class FullDeliveryTest {
    private static final String HEADER = "citizen_id,name,birth_date,home\n";
    private static final int EVERYBODY = 100;

    private IntakeOverHttp exchange;

    @BeforeEach
    void aHundredStand(@TempDir Path folder) {
        exchange = new IntakeOverHttp(TestDatabase.fresh(), folder, Clock.systemUTC()).withTheirSource();
        JsonNode first = exchange.csv("", HEADER + rows(0, EVERYBODY));
        assertThat(first.at("/rows/created").asInt()).isEqualTo(EVERYBODY);
    }

    @AfterEach
    void close() {
        exchange.close();
    }

    @Test
    void theAbsentEndWhereTheFileIsWholeAndTheyAreFew() {
        JsonNode full = exchange.csv("?mode=full", HEADER + rows(2, EVERYBODY), "X-Row-Count", "98");
        assertThat(outcome(full)).isEqualTo("completed absent 2 ended 2");
        assertThat(full.at("/rows/unchanged").asInt()).isEqualTo(98);
        assertThat(standing()).isEqualTo(98);
        assertThat(stands(0)).isFalse();
        assertThat(stands(2)).isTrue();
    }

    @Test
    void aDigestIsAManifestToo() {
        String file = HEADER + rows(2, EVERYBODY);
        String digest =
                Base64.getEncoder().encodeToString(Digests.sha256().digest(file.getBytes(StandardCharsets.UTF_8)));
        JsonNode full = exchange.csv("?mode=full", file, "Content-Digest", "sha-256=:" + digest + ":");
        assertThat(outcome(full)).isEqualTo("completed absent 2 ended 2");
    }

    @Test
    void whoEndedComesBackWithTheNextDelivery() {
        exchange.csv("?mode=full", HEADER + rows(2, EVERYBODY), "X-Row-Count", "98");
        JsonNode again = exchange.csv("?mode=full", HEADER + rows(0, EVERYBODY), "X-Row-Count", "100");
        assertThat(again.at("/rows/created").asInt()).isEqualTo(2);
        assertThat(stands(0)).isTrue();
    }

    @Test
    void withoutAManifestNobodyEndsBeforeAStewardAgrees() {
        JsonNode full = exchange.csv("?mode=full", HEADER + rows(2, EVERYBODY));
        assertThat(outcome(full)).isEqualTo("waiting full.no-manifest absent 2 ended 0");
        assertThat(standing()).isEqualTo(EVERYBODY);
    }

    @Test
    void aFileOfAnotherLengthThanItsManifestSaysWaits() {
        JsonNode full = exchange.csv("?mode=full", HEADER + rows(2, EVERYBODY), "X-Row-Count", "100");
        assertThat(outcome(full)).isEqualTo("waiting full.row-count absent 2 ended 0");
        assertThat(standing()).isEqualTo(EVERYBODY);
    }

    @Test
    void aFileThatCannotBeReadToItsEndEndsNobody() {
        JsonNode full = exchange.csv("?mode=full", HEADER + rows(2, EVERYBODY) + "\"350", "X-Row-Count", "99");
        assertThat(full.get("state").asString()).isEqualTo("refused");
        assertThat(full.at("/rows/received").asInt()).isZero();
        assertThat(standing()).isEqualTo(EVERYBODY);
    }

    @Test
    void tooManyAbsentWaitAndEndWithTheStewardsWord() {
        JsonNode full = exchange.csv("?mode=full", HEADER + rows(3, EVERYBODY), "X-Row-Count", "97");
        assertThat(outcome(full)).isEqualTo("waiting full.too-many-absent absent 3 ended 0");
        assertThat(standing()).isEqualTo(EVERYBODY);

        assertThat(exchange.decide(IntakeOverHttp.SYSTEM, full, true)
                        .get("code")
                        .asString())
                .isEqualTo("submission.steward-only");
        exchange.decide(IntakeOverHttp.STEWARD, full, true);
        JsonNode ended = exchange.submission(full);
        assertThat(outcome(ended)).isEqualTo("completed absent 3 ended 3");
        assertThat(ended.get("approvedBy").asString()).isEqualTo("police-steward");
        assertThat(ended.at("/rows/received").asInt()).isEqualTo(97);
        assertThat(standing()).isEqualTo(97);
        assertThat(exchange.decide(IntakeOverHttp.STEWARD, full, true)
                        .get("code")
                        .asString())
                .isEqualTo("submission.not-waiting");
    }

    @Test
    void itsDepartmentSeesWhoIsAbsentAndNobodyElseDoes() {
        JsonNode full = exchange.csv("?mode=full", HEADER + rows(3, EVERYBODY), "X-Row-Count", "97");
        JsonNode page = IntakeOverHttp.json(exchange.absent(IntakeOverHttp.STEWARD, full));
        assertThat(page.get("next").isNull()).isTrue();
        assertThat(page.get("items").valueStream().map(item -> item.at("/subject/id")
                        .asString()))
                .containsExactlyInAnyOrder(id(0), id(1), id(2));
        Actor stranger =
                new Actor("steward", Actor.Kind.PERSON, CatalogFixture.CIVIL_AFFAIRS, Set.of(Role.DEPARTMENT_STEWARD));
        assertThat(exchange.absent(stranger, full).getStatus()).isEqualTo(404);
        Actor auditor = new Actor("auditor", Actor.Kind.PERSON, null, Set.of(Role.AUDITOR));
        assertThat(exchange.absent(auditor, full).getStatus()).isEqualTo(404);
        exchange.decide(IntakeOverHttp.STEWARD, full, true);
        assertThat(IntakeOverHttp.json(exchange.absent(IntakeOverHttp.STEWARD, full))
                        .get("items"))
                .isEmpty();
    }

    @Test
    void whatAStewardDoesNotAgreeToStands() {
        JsonNode full = exchange.csv("?mode=full", HEADER + rows(50, EVERYBODY), "X-Row-Count", "50");
        exchange.decide(IntakeOverHttp.STEWARD, full, false);
        assertThat(outcome(exchange.submission(full))).isEqualTo("completed absent 50 ended 0");
        assertThat(standing()).isEqualTo(EVERYBODY);
        assertThat(exchange.decide(IntakeOverHttp.STEWARD, full, true)
                        .get("code")
                        .asString())
                .isEqualTo("submission.not-waiting");
        assertThat(listed()).isZero();
    }

    @Test
    void theKeyOfARefusedRowIsNotAbsent() {
        String broken = row(0, "赵").replace("1980-01-01", "1980-02-31");
        JsonNode full = exchange.csv("?mode=full", HEADER + broken + rows(2, EVERYBODY), "X-Row-Count", "99");
        assertThat(full.at("/rows/refused").asInt()).isEqualTo(1);
        assertThat(outcome(full)).isEqualTo("completed absent 1 ended 1");
        assertThat(stands(0)).isTrue();
        assertThat(stands(1)).isFalse();
    }

    @Test
    void aDivisionsFullDeliveryEndsOnlyThatDivision() {
        exchange.csv("", HEADER + rows(100, 110).replace(",350102\n", ",350103\n"));
        // of the other district nobody is named but one whose row does not belong here
        String strayed = row(109, "钱").replace(",350102\n", ",350103\n");
        JsonNode full =
                exchange.csv("?mode=full&division=350102", HEADER + rows(1, EVERYBODY) + strayed, "X-Row-Count", "100");
        assertThat(full.get("division").asString()).isEqualTo("350102");
        assertThat(full.at("/rows/refused").asInt()).isEqualTo(1);
        assertThat(outcome(full)).isEqualTo("completed absent 1 ended 1");
        assertThat(standing()).isEqualTo(109);
        assertThat(IntStream.range(100, 110)).allMatch(this::stands);
    }

    @Test
    void whatALaterDeltaNamedDoesNotEndWithTheStewardsWord() {
        JsonNode full = exchange.csv("?mode=full", HEADER + rows(10, EVERYBODY), "X-Row-Count", "90");
        assertThat(outcome(full)).isEqualTo("waiting full.too-many-absent absent 10 ended 0");
        String unchanged = row(0, "赵");
        String changed = row(1, "改名");
        String refused = row(2, "赵").replace("1980-01-01", "1980-02-31");
        String created = row(200, "新来");
        JsonNode delta = exchange.csv("", HEADER + unchanged + changed + refused + created);
        assertThat(delta.get("rows").toString())
                .isEqualTo("{\"received\":4,\"created\":1,\"changed\":1,\"unchanged\":1,\"history\":0,"
                        + "\"checkedOnly\":0,\"refused\":1}");

        exchange.decide(IntakeOverHttp.STEWARD, full, true);
        assertThat(outcome(exchange.submission(full))).isEqualTo("completed absent 10 ended 7");
        assertThat(List.of(stands(0), stands(1), stands(2), stands(200))).containsOnly(true);
        assertThat(IntStream.range(3, 10)).noneMatch(this::stands);
        assertThat(standing()).isEqualTo(94);
    }

    @Test
    void aSecondFullDeliveryMayDecideWhileTheFirstStillWaits() {
        JsonNode first = exchange.csv("?mode=full", HEADER + rows(10, EVERYBODY), "X-Row-Count", "90");
        JsonNode second = exchange.csv("?mode=full", HEADER + rows(2, EVERYBODY), "X-Row-Count", "98");
        assertThat(outcome(second)).isEqualTo("completed absent 2 ended 2");
        exchange.decide(IntakeOverHttp.STEWARD, first, true);
        assertThat(outcome(exchange.submission(first))).isEqualTo("completed absent 10 ended 0");
        assertThat(standing()).isEqualTo(98);
    }

    private static String outcome(JsonNode submission) {
        JsonNode problem = submission.get("problem");
        boolean waits = submission.get("state").asString().equals("waiting");
        return submission.get("state").asString()
                + (waits ? " " + problem.get("code").asString() : "") + " absent "
                + submission.get("absent").asInt() + " ended "
                + submission.get("ended").asInt();
    }

    private boolean stands(int person) {
        return exchange.intake.truth(id(person), "person.exists") instanceof Known;
    }

    private long standing() {
        return exchange.intake
                .owner
                .sql("SELECT count(*) FROM head WHERE state = 0")
                .query(Long.class)
                .single();
    }

    private long listed() {
        return exchange.intake
                .owner
                .sql("SELECT count(*) FROM absent_record")
                .query(Long.class)
                .single();
    }

    private static String rows(int from, int to) {
        List<String> rows = new ArrayList<>();
        for (int person = from; person < to; person++) {
            rows.add(row(person, "赵"));
        }
        return String.join("", rows);
    }

    private static String row(int person, String name) {
        return id(person) + "," + name + ",1980-01-01,350102\n";
    }

    private static String id(int person) {
        return CitizenIds.of("35010219800101", person);
    }
}

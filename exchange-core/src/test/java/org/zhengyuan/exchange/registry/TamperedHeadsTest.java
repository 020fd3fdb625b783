package org.zhengyuan.exchange.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengyuan.exchange.intake.Delivery;
import org.zhengyuan.exchange.intake.Submission;
import org.zhengyuan.exchange.intake.format.Format;
import org.zhengyuan.exchange.registry.postgres.HeadsInBooks.WrongHead;
import org.zhengyuan.exchange.responsibility.LegalDate;
import org.zhengyuan.exchange.testing.MovableClock;
import org.zhengyuan.exchange.testing.TestDatabase;

/** What waits for its day, and what came back after an end: a head or a waiting version that somebody changed by hand is found. */
class TamperedHeadsTest {
    private static final String ZHANG = "11010519491231002X";

    private final MovableClock clock = new MovableClock();
    private CitiesOnDatabase cities;
    private LocalDate tomorrow;

    @BeforeEach
    void oneCity(@TempDir Path folder) {
        cities = new CitiesOnDatabase(TestDatabase.fresh(), folder, clock);
        cities.books.assign("person.name", "000000", "fuzhou.residents").orElseThrow();
        tomorrow = LegalDate.of(clock.instant()).plusDays(1);
    }

    @AfterEach
    void stop() {
        cities.intake.close();
    }

    @Test
    void aRecordThatHoldsOnlyLaterIsNotServedBefore() {
        named("明", tomorrow.toString());
        assertThat(faults()).isEmpty();
        tamper("UPDATE head SET state = 0");
        assertThat(faults()).containsExactly("version");
    }

    @Test
    void aRecordThatHoldsIsNotPutOff() {
        named("今", "2024-01-01");
        tamper("UPDATE head SET state = 2");
        assertThat(faults()).containsExactly("version");
        tamper(
                "INSERT INTO due_version SELECT valid_from, version_id, subject_id, dataset_id, record_key, digest FROM version");
        assertThat(faults()).containsExactly("due");
    }

    @Test
    void aVersionIsNotHiddenByPuttingItOff() {
        named("旧", "2024-01-01");
        named("新", "2025-01-01");
        tamper(
                """
                UPDATE head h SET version = v.version, version_id = v.version_id, valid_from = v.valid_from, recorded_at = v.recorded_at,
                    ordering = v.ordering, digest = v.digest, payload = v.payload FROM version v WHERE v.version = 1
                """);
        assertThat(faults()).containsExactly("last");
        tamper(
                """
                INSERT INTO due_version SELECT '2999-01-01', version_id, subject_id, dataset_id, record_key, digest FROM version WHERE version = 2
                """);
        assertThat(faults()).containsExactly("due");
        tamper("UPDATE due_version d SET due_at = v.valid_from FROM version v WHERE v.version_id = d.version_id");
        assertThat(faults()).containsExactly("due");
    }

    @Test
    void whatWaitsStaysOnItsListUnderItsOwnDay() {
        named("今", "2024-01-01");
        named("明", tomorrow.toString());
        assertThat(faults()).isEmpty();
        for (String change : List.of(
                "due_at = due_at + interval '1 day'",
                "record_key = record_key || 'x'",
                "digest = sha256(digest)",
                "dataset_id = dataset_id + 1",
                "version_id = version_id + 1")) {
            tamper("CREATE TABLE kept AS SELECT * FROM due_version");
            tamper("UPDATE due_version SET " + change);
            assertThat(faults()).as(change).containsExactly("due");
            tamper("DELETE FROM due_version");
            tamper("INSERT INTO due_version SELECT * FROM kept");
            tamper("DROP TABLE kept");
            assertThat(faults()).as(change).isEmpty();
        }
        tamper("DELETE FROM due_version");
        assertThat(faults()).containsExactly("last");
    }

    @Test
    void whatHasFallenDueAndIsNotYetDoneIsInOrder() {
        named("今", "2024-01-01");
        named("明", tomorrow.toString());
        clock.advance(Duration.ofDays(5));
        assertThat(faults()).isEmpty();
        named("后", tomorrow.plusDays(2).toString());
        assertThat(faults()).isEmpty();
        cities.intake.dueVersions.promote(clock.instant());
        assertThat(faults()).isEmpty();
    }

    @Test
    void whatAnEndTookBackIsNotAnnouncedAgain() {
        named("今", "2024-01-01");
        named("明", tomorrow.toString());
        tamper("CREATE TABLE kept AS SELECT * FROM due_version");
        nobodyButAnother();
        assertThat(faults()).isEmpty();
        tamper("INSERT INTO due_version SELECT * FROM kept");
        assertThat(faults()).containsExactly("due");
    }

    @Test
    void fromWhenARowHoldsIsSaidOnlyOfWhatCameBackAfterAnEnd() {
        named("甲", "2020-01-01");
        tamper("UPDATE head SET claimed_from = '2019-01-01'");
        assertThat(faults()).containsExactly("claimed");
        tamper("UPDATE head SET claimed_from = NULL");
        nobodyButAnother();
        named("乙", "2025-01-01");
        named("丙", "2025-06-01");
        assertThat(cities.intake
                        .owner
                        .sql("SELECT count(*) FROM head WHERE claimed_from IS NOT NULL")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(faults()).isEmpty();
        tamper("UPDATE head SET claimed_from = valid_from WHERE claimed_from IS NOT NULL");
        assertThat(faults()).containsExactly("claimed");
    }

    private void nobodyButAnother() {
        byte[] file =
                "citizen_id,name,since,area\n350203199005050033,李,2024-01-01,350102".getBytes(StandardCharsets.UTF_8);
        Submission full = cities.intake.deliver(
                "fuzhou.residents", CitiesOnDatabase.FUZHOU, new Delivery.Full("350100", 1L, false), Format.CSV, file);
        assertThat(cities.intake.submissions.approve(full.id(), "steward", true))
                .isTrue();
        cities.intake.workOff();
    }

    private void named(String name, String since) {
        cities.resident("fuzhou.residents", ZHANG, name, since, "350102");
    }

    private void tamper(String sql) {
        cities.intake.owner.sql(sql).update();
    }

    private List<String> faults() {
        return cities.intake.wrongHeads().stream().map(WrongHead::fault).toList();
    }
}

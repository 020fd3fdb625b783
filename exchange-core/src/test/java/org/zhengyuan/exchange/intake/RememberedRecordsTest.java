package org.zhengyuan.exchange.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengyuan.exchange.catalog.CatalogFixture.POLICE;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengyuan.exchange.intake.format.Format;
import org.zhengyuan.exchange.responsibility.ListOnDatabase;
import org.zhengyuan.exchange.testing.TestDatabase;

/** What a process remembers of standing records never makes an outcome wrong, whoever else writes in between. */
class RememberedRecordsTest {
    private static final String CHECK = "10X98765432";
    private static final String HEADER = "citizen_id,name,birth_date,home";
    private static final String ZHANG = "11010519491231002X,张三,1949-12-31,350102";
    private static final String ZHANG_RENAMED = "11010519491231002X,张三丰,1949-12-31,350102";

    private IntakeOnDatabase one;
    private IntakeOnDatabase other;

    @BeforeEach
    void twoProcessesOverOneDatabase(@TempDir Path folder) {
        TestDatabase database = TestDatabase.fresh();
        Clock clock = Clock.systemUTC();
        ListOnDatabase books = new ListOnDatabase(database, clock);
        books.assign("person.name", "350100", "police.residents").orElseThrow();
        books.assign("person.exists", "000000", "police.residents").orElseThrow();
        one = new IntakeOnDatabase(database, books.catalog.catalog, books.list, folder, clock);
        other = new IntakeOnDatabase(database, books.catalog.catalog, books.list, folder, clock);
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    @Test
    void aRowIsUnchangedWhetherItIsRememberedOrLookedUp() {
        assertThat(delta(one, ZHANG).created()).isEqualTo(1);
        assertThat(delta(one, ZHANG).unchanged()).isEqualTo(1);
        assertThat(delta(other, ZHANG).unchanged()).isEqualTo(1);
        assertThat(delta(one, ZHANG).unchanged()).isEqualTo(1);
    }

    @Test
    void whatAnotherProcessChangedIsNotRememberedAsStanding() {
        delta(one, ZHANG);
        delta(one, ZHANG);
        assertThat(delta(other, ZHANG_RENAMED).changed()).isEqualTo(1);
        assertThat(delta(one, ZHANG).changed()).isEqualTo(1);
        assertThat(delta(other, ZHANG_RENAMED).changed()).isEqualTo(1);
        assertThat(delta(other, ZHANG_RENAMED).unchanged()).isEqualTo(1);
    }

    @Test
    void aRecordThatEndedIsNotRememberedAsStanding() {
        String[] residents =
                IntStream.range(0, 60).mapToObj(RememberedRecordsTest::resident).toArray(String[]::new);
        assertThat(delta(one, residents).created()).isEqualTo(60);
        assertThat(delta(one, residents).unchanged()).isEqualTo(60);
        String allButOne = HEADER + "\n" + String.join("\n", List.of(residents).subList(1, 60));
        Submission full = one.deliver(
                "police.residents",
                POLICE,
                new Delivery.Full("350100", 59L, false),
                Format.CSV,
                allButOne.getBytes(StandardCharsets.UTF_8));
        assertThat(full.state()).isEqualTo(SubmissionState.COMPLETED);
        assertThat(full.counts().ended()).isEqualTo(1);

        assertThat(delta(one, residents[0]).created()).isEqualTo(1);
        assertThat(delta(one, residents).unchanged()).isEqualTo(60);
    }

    private static String resident(int number) {
        String body = "35010219900101" + String.format("%03d", number);
        return body + CHECK.charAt(remainder(body)) + ",王五,1990-01-01,350102";
    }

    private static int remainder(String body) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (body.charAt(i) - '0') * ((1 << (17 - i)) % 11);
        }
        return sum % 11;
    }

    private static RowCounts delta(IntakeOnDatabase process, String... rows) {
        String[] lines = Stream.concat(Stream.of(HEADER), Stream.of(rows)).toArray(String[]::new);
        return process.deliver("police.residents", POLICE, lines).counts();
    }
}

package org.zhengyuan.exchange.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mock.web.MockHttpServletResponse;
import org.zhengyuan.exchange.evidence.postgres.PostgresFactNotes;
import org.zhengyuan.exchange.intake.Expiry;
import org.zhengyuan.exchange.intake.postgres.PostgresExpiredSubmissions;
import org.zhengyuan.exchange.testing.MovableClock;
import org.zhengyuan.exchange.testing.TestDatabase;
import tools.jackson.databind.JsonNode;

/** Files are kept thirty days after their submission was finished, refused rows ninety. */
class ExpiryTest {
    private static final String FILE =
            "citizen_id,name,birth_date,home\n11010519491231002X,赵,1949-12-31,350102\n350102198001010011,王,1980-02-31,350102\n";

    private final MovableClock clock = new MovableClock();
    private IntakeOverHttp exchange;
    private Expiry expiry;

    @BeforeEach
    void open(@TempDir Path folder) {
        TestDatabase database = TestDatabase.fresh();
        exchange = new IntakeOverHttp(database, folder, clock).withTheirSource();
        DataSource application = database.application();
        expiry = new Expiry(
                new PostgresExpiredSubmissions(
                        new JdbcTemplate(application),
                        new JdbcTransactionManager(application),
                        new PostgresFactNotes(JdbcClient.create(application))),
                exchange.spool,
                clock,
                Duration.ofDays(30),
                Duration.ofDays(90));
    }

    @AfterEach
    void close() {
        exchange.close();
    }

    @Test
    void firstTheFileGoesThenItsRefusedRowsAndTheOutcomeStays() throws Exception {
        JsonNode submission = exchange.csv("", FILE);
        clock.advance(Duration.ofDays(29));
        assertThat(expiry.tidy()).isZero();
        assertThat(lies(submission)).isTrue();
        assertThat(exchange.submission(submission).get("originalRemovedAt").isNull())
                .isTrue();

        clock.advance(Duration.ofDays(2));
        assertThat(expiry.tidy()).isEqualTo(1);
        assertThat(expiry.tidy()).isZero();
        assertThat(lies(submission)).isFalse();
        assertThat(exchange.submission(submission).get("originalRemovedAt").isNull())
                .isFalse();
        assertThat(exchange.refusals(submission).getStatus()).isEqualTo(200);

        clock.advance(Duration.ofDays(60));
        expiry.tidy();
        MockHttpServletResponse gone = exchange.refusals(submission);
        assertThat(gone.getStatus()).isEqualTo(410);
        assertThat(IntakeOverHttp.json(gone).get("code").asString()).isEqualTo("submission.refusals-removed");
        assertThat(rowsKept()).isZero();
        JsonNode after = exchange.submission(submission);
        assertThat(after.get("refusalsRemovedAt").isNull()).isFalse();
        assertThat(after.at("/rows/refused").asInt()).isEqualTo(1);
        assertThat(after.at("/rows/created").asInt()).isEqualTo(1);
    }

    @Test
    void whatWaitsForAStewardIsKept() throws IOException {
        exchange.csv("", FILE);
        JsonNode waiting = exchange.csv("?mode=full", "citizen_id,name,birth_date,home\n");
        assertThat(waiting.get("state").asString()).isEqualTo("waiting");
        clock.advance(Duration.ofDays(400));
        expiry.tidy();
        assertThat(lies(waiting)).isTrue();
        exchange.decide(IntakeOverHttp.STEWARD, waiting, true);
        assertThat(exchange.submission(waiting).get("ended").asInt()).isEqualTo(1);
        clock.advance(Duration.ofDays(31));
        assertThat(expiry.tidy()).isEqualTo(1);
    }

    private boolean lies(JsonNode submission) {
        return Files.exists(
                exchange.spool.file(UUID.fromString(submission.get("id").asString())));
    }

    private long rowsKept() {
        return exchange.intake
                .owner
                .sql("SELECT count(*) FROM refused_row")
                .query(Long.class)
                .single();
    }
}

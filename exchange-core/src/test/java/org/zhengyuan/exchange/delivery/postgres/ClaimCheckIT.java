package org.zhengyuan.exchange.delivery.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengyuan.exchange.delivery.postgres.DeliveryIT.done;
import static org.zhengyuan.exchange.delivery.postgres.DeliveryIT.refused;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.zhengyuan.exchange.delivery.Delivered;
import org.zhengyuan.exchange.delivery.DeliveryRefusal;
import org.zhengyuan.exchange.delivery.FakeRegistry;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.sharing.Quota;
import org.zhengyuan.exchange.sharing.SharingOptions;
import org.zhengyuan.exchange.testing.TestDatabase;

class ClaimCheckIT {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final Quota PLENTY = new Quota(10_000, 10_000);

    private final FakeRegistry registry = new FakeRegistry();
    private final Exchange exchange = new Exchange(DATABASE.application(), registry);

    @Test
    void aClaimIsComparedInStandardForm() {
        UUID agreement = exchange.agreed("person.name");
        String person = person("Zhang San", "1");
        assertThat(check(agreement, person, "person.name", "  Zhang   San "))
                .contains("MATCH")
                .doesNotContain("NO_");
        assertThat(check(agreement, person, "person.name", "Zhang Si")).contains("NO_MATCH");
    }

    @Test
    void unknownIsToldOnlyWhereAgreed() {
        UUID silent = exchange.agreed("person.name");
        UUID open = exchange.agreed(PLENTY, new SharingOptions(false, true), "person.name");
        assertThat(check(silent, "nobody-1", "person.name", "Zhang")).contains("NO_MATCH");
        assertThat(check(open, "nobody-1", "person.name", "Zhang")).contains("UNKNOWN");
    }

    @Test
    void fewValuedElementsNeedTheirClause() {
        String person = person("Zhang San", "1");
        UUID without = exchange.agreed("person.sex");
        assertThat(refused(exchange.check(without, person, Map.of("person.sex", "1")))
                        .refusal())
                .isEqualTo(DeliveryRefusal.FEW_VALUES);
        UUID with = exchange.agreed(PLENTY, new SharingOptions(true, false), "person.sex");
        assertThat(check(with, person, "person.sex", "1")).contains("MATCH");
    }

    @Test
    void afterFiveFailuresNothingMoreIsSaid() {
        UUID agreement = exchange.agreed("person.name");
        String person = person("Zhang San", "1");
        for (int i = 0; i < 5; i++) {
            done(exchange.check(agreement, person, Map.of("person.name", "guess " + i)));
        }
        Outcome.Refused<Delivered> no = refused(exchange.check(agreement, person, Map.of("person.name", "Zhang San")));
        assertThat(no.refusal()).isEqualTo(DeliveryRefusal.CLAIM_LIMIT);
        assertThat(no.facts().get("element")).isEqualTo("person.name");
        assertThat((Long) no.facts().get("retryAfter")).isBetween(1L, 86_401L);
        done(exchange.check(agreement, person("Li Si", "2"), Map.of("person.name", "Li Si")));
    }

    @Test
    void allIdentifiersOfASubjectAndAllAgreementsOfAClientShareOneBudget() {
        UUID one = exchange.agreed("person.name");
        UUID two = exchange.agreed("person.name");
        String person = person("Zhang San", "1");
        String passport = "passport-" + person;
        registry.alsoCalls(person, passport);
        done(exchange.check(one, person, Map.of("person.name", "guess 1")));
        done(exchange.check(one, passport, Map.of("person.name", "guess 2")));
        done(exchange.check(two, person, Map.of("person.name", "guess 3")));
        done(exchange.check(two, passport, Map.of("person.name", "guess 4")));
        done(exchange.check(two, passport, Map.of("person.name", "guess 5")));
        for (UUID agreement : List.of(one, two)) {
            for (String identifier : List.of(person, passport)) {
                assertThat(refused(exchange.check(agreement, identifier, Map.of("person.name", "Zhang San")))
                                .refusal())
                        .isEqualTo(DeliveryRefusal.CLAIM_LIMIT);
            }
        }
    }

    @Test
    void whoIsNotThereIsGuessedAtNoMoreOftenThanWhoIs() {
        UUID agreement = exchange.agreed("person.name");
        for (int i = 0; i < 5; i++) {
            done(exchange.check(agreement, "nobody-2", Map.of("person.name", "guess " + i)));
        }
        assertThat(refused(exchange.check(agreement, "nobody-2", Map.of("person.name", "x")))
                        .refusal())
                .isEqualTo(DeliveryRefusal.CLAIM_LIMIT);
    }

    @Test
    void trueClaimsAreNotLimited() {
        UUID agreement = exchange.agreed("person.name");
        String person = person("Zhang San", "1");
        for (int i = 0; i < 12; i++) {
            assertThat(check(agreement, person, "person.name", "Zhang San")).contains("MATCH");
        }
    }

    @Test
    void parallelGuessesAtSeveralProcessesCountTogether() throws Exception {
        UUID agreement = exchange.agreed(PLENTY, new SharingOptions(false, false), "person.name");
        String person = person("Zhang San", "1");
        List<Callable<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Exchange process = new Exchange(DATABASE.application(), registry);
            int first = i * 10;
            calls.add(() -> {
                int said = 0;
                for (int j = 0; j < 10; j++) {
                    Map<String, String> guess = Map.of("person.name", "guess " + (first + j));
                    said += process.check(agreement, person, guess) instanceof Outcome.Done ? 1 : 0;
                }
                return said;
            });
        }
        int said = 0;
        try (ExecutorService all = Executors.newFixedThreadPool(3)) {
            for (var call : all.invokeAll(calls)) {
                said += call.get();
            }
        }
        assertThat(said).isEqualTo(5);
    }

    @Test
    void attemptsAreForgottenWithTheirDay() {
        UUID agreement = exchange.agreed("person.name");
        done(exchange.check(agreement, "nobody-3", Map.of("person.name", "x")));
        JdbcClient owner = JdbcClient.create(DATABASE.owner());
        assertThat(owner.sql("SELECT count(*) FROM claim_attempt")
                        .query(Integer.class)
                        .single())
                .isPositive();
        new PostgresClaimAttempts(exchange.jdbc, new JdbcTransactionManager(DATABASE.application()))
                .forgetBefore(LocalDate.now(Clock.systemUTC()).plusDays(2));
        assertThat(owner.sql("SELECT count(*) FROM claim_attempt")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(owner.sql("SELECT count(*) FROM claim_salt")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private String check(UUID agreement, String person, String element, String value) {
        return new String(
                done(exchange.check(agreement, person, Map.of(element, value))).body(), StandardCharsets.UTF_8);
    }

    private String person(String name, String sex) {
        String identifier = "person-" + UUID.randomUUID();
        registry.says(identifier, "person.name", "population", name)
                .says(identifier, "person.sex", "population", sex)
                .says(identifier, "person.home", "population", "350102");
        return identifier;
    }
}

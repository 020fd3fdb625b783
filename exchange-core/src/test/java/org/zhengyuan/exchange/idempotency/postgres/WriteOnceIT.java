package org.zhengyuan.exchange.idempotency.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.idempotency.KeptAnswer;
import org.zhengyuan.exchange.idempotency.KeyRefusal;
import org.zhengyuan.exchange.idempotency.KeyedWrite;
import org.zhengyuan.exchange.idempotency.WriteOnce;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.testing.TestDatabase;

/** Writes under keys on a real database, by several processes, with crashes in the middle. */
class WriteOnceIT {
    private static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");

    private JdbcClient behind;
    private Process one;
    private Process other;

    /** What one process of the exchange has of its own. */
    private record Process(WriteOnce writes, JdbcClient jdbc, TransactionTemplate joining) {
        static Process on(DataSource source, Duration patience) {
            JdbcTransactionManager manager = new JdbcTransactionManager(source);
            JdbcClient jdbc = JdbcClient.create(source);
            return new Process(
                    new PostgresWriteOnce(new KeyRows(jdbc), manager, Clock.fixed(NOW, ZoneOffset.UTC), patience, 4),
                    jdbc,
                    new TransactionTemplate(manager));
        }

        /** The write of these tests: one line in a book, in the transaction of the key. */
        KeptAnswer write(String line) {
            jdbc.sql("INSERT INTO book VALUES (?)").param(line).update();
            return answer(201, line);
        }
    }

    @BeforeEach
    void twoProcessesOnOneDatabase() {
        TestDatabase database = TestDatabase.fresh();
        behind = JdbcClient.create(database.owner());
        behind.sql("CREATE TABLE book (line text)").update();
        behind.sql("GRANT SELECT, INSERT ON book TO zhengyuan_app").update();
        one = Process.on(database.application(), Duration.ofSeconds(30));
        other = Process.on(database.application(), Duration.ofMillis(300));
    }

    @Test
    void theSameRequestIsDoneOnceAndAnsweredTheSame() {
        WriteOnce.Answered first = done(one.writes().once(keyed("k", "a"), () -> one.write("a")));
        WriteOnce.Answered second = done(other.writes().once(keyed("k", "a"), () -> other.write("a")));

        assertThat(first.repeated()).isFalse();
        assertThat(second.repeated()).isTrue();
        assertThat(second.answer().status()).isEqualTo(201);
        assertThat(second.answer().body()).isEqualTo(first.answer().body());
        assertThat(lines()).isEqualTo(1);
    }

    @Test
    void anotherRequestUnderTheKeyIsRefused() {
        one.writes().once(keyed("k", "a"), () -> one.write("a"));
        assertThat(refusal(other.writes().once(keyed("k", "b"), () -> other.write("b"))))
                .isEqualTo(KeyRefusal.OTHER_REQUEST);
        assertThat(lines()).isEqualTo(1);
    }

    @Test
    void theSecondWaitsForTheFirstInAnotherProcess() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CompletableFuture<Outcome<WriteOnce.Answered>> first =
                beside(() -> other.writes().once(keyed("k", "a"), () -> {
                    begun.countDown();
                    pass(go);
                    return other.write("a");
                }));
        pass(begun);
        CompletableFuture<Outcome<WriteOnce.Answered>> second =
                beside(() -> one.writes().once(keyed("k", "a"), () -> one.write("a")));
        await().until(this::someoneWaits);
        go.countDown();

        assertThat(done(first.join()).repeated()).isFalse();
        assertThat(done(second.join()).repeated()).isTrue();
        assertThat(lines()).isEqualTo(1);
    }

    @Test
    void whoWaitsTooLongIsToldThatTheKeyIsInUse() {
        CountDownLatch go = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Outcome<WriteOnce.Answered>> first =
                beside(() -> one.writes().once(keyed("k", "a"), () -> {
                    begun.countDown();
                    pass(go);
                    return one.write("a");
                }));
        pass(begun);
        assertThat(refusal(other.writes().once(keyed("k", "a"), () -> other.write("a"))))
                .isEqualTo(KeyRefusal.IN_USE);
        go.countDown();
        assertThat(done(first.join()).answer().status()).isEqualTo(201);
        assertThat(done(other.writes().once(keyed("k", "a"), () -> other.write("a")))
                        .repeated())
                .isTrue();
        assertThat(lines()).isEqualTo(1);
    }

    @Test
    void aFaultLeavesNothingBehind() {
        done(one.writes().once(keyed("k", "a"), () -> {
            one.write("a");
            return answer(500, "fault");
        }));
        assertThat(lines()).isZero();
        assertThatThrownBy(() -> one.writes().once(keyed("k", "a"), () -> {
                    one.write("a");
                    throw new IllegalStateException("broken off");
                }))
                .hasMessage("broken off");
        assertThat(lines()).isZero();
        assertThat(done(one.writes().once(keyed("k", "a"), () -> one.write("a")))
                        .repeated())
                .isFalse();
        assertThat(lines()).isEqualTo(1);
    }

    @Test
    void aProcessThatDiesInTheMiddleLeavesNeitherTheWriteNorTheKey() {
        CountDownLatch written = new CountDownLatch(1);
        AtomicInteger backend = new AtomicInteger();
        CountDownLatch go = new CountDownLatch(1);
        CompletableFuture<Outcome<WriteOnce.Answered>> dying =
                beside(() -> one.writes().once(keyed("k", "a"), () -> {
                    KeptAnswer answer = one.write("a");
                    backend.set(one.jdbc()
                            .sql("SELECT pg_backend_pid()")
                            .query(Integer.class)
                            .single());
                    written.countDown();
                    pass(go);
                    return answer;
                }));
        pass(written);
        // What PostgreSQL sees of a killed process: its connection is gone.
        assertThat(other.jdbc()
                        .sql("SELECT pg_terminate_backend(?)")
                        .param(backend.get())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        WriteOnce.Answered again = done(other.writes().once(keyed("k", "a"), () -> other.write("a")));
        go.countDown();

        assertThat(again.repeated()).isFalse();
        assertThat(lines()).isEqualTo(1);
        assertThat(dying).failsWithin(Duration.ofSeconds(20));
    }

    @Test
    void aRefusalThatUndidTheTransactionIsKeptWithoutIt() {
        Supplier<KeptAnswer> refusing = () -> {
            one.write("half");
            try {
                one.joining().executeWithoutResult(status -> {
                    throw new IllegalArgumentException("refused");
                });
            } catch (IllegalArgumentException e) {
                return answer(409, "taken");
            }
            throw new AssertionError("not refused");
        };
        assertThat(done(one.writes().once(keyed("k", "a"), refusing)).answer().status())
                .isEqualTo(409);
        WriteOnce.Answered again = done(other.writes().once(keyed("k", "a"), () -> other.write("a")));
        assertThat(again.repeated()).isTrue();
        assertThat(again.answer().status()).isEqualTo(409);
        assertThat(lines()).isZero();
    }

    @Test
    void aRefusalOfTheHourIsJudgedAnew() {
        done(one.writes().once(keyed("k", "a"), () -> answer(403, "not yet")));
        assertThat(done(one.writes().once(keyed("k", "a"), () -> one.write("a")))
                        .repeated())
                .isFalse();
    }

    @Test
    void keysOfAMachineAndOfAPersonOfThatNameAreDifferent() {
        one.writes().once(keyed("k", "a"), () -> one.write("a"));
        KeyedWrite person = new KeyedWrite(Actor.Kind.PERSON, "tax", "k", digest("b"));
        assertThat(done(one.writes().once(person, () -> one.write("b"))).repeated())
                .isFalse();
    }

    @Test
    void whatIsForgottenIsDoneAgain() {
        one.writes().once(keyed("k", "a"), () -> one.write("a"));
        one.writes().forgetBefore(NOW);
        assertThat(done(one.writes().once(keyed("k", "a"), () -> one.write("a")))
                        .repeated())
                .isTrue();
        one.writes().forgetBefore(NOW.plusMillis(1));
        assertThat(done(one.writes().once(keyed("k", "a"), () -> one.write("a")))
                        .repeated())
                .isFalse();
    }

    private static CompletableFuture<Outcome<WriteOnce.Answered>> beside(Supplier<Outcome<WriteOnce.Answered>> call) {
        return CompletableFuture.supplyAsync(call, task -> Thread.ofVirtual().start(task));
    }

    private boolean someoneWaits() {
        return behind.sql("SELECT count(*) > 0 FROM pg_locks l WHERE NOT granted AND locktype = 'transactionid'")
                .query(Boolean.class)
                .single();
    }

    private int lines() {
        return behind.sql("SELECT count(*) FROM book").query(Integer.class).single();
    }

    private static KeyedWrite keyed(String key, String request) {
        return new KeyedWrite(Actor.Kind.CLIENT, "tax", key, digest(request));
    }

    private static byte[] digest(String request) {
        byte[] digest = new byte[32];
        digest[0] = (byte) request.charAt(0);
        return digest;
    }

    private static KeptAnswer answer(int status, String body) {
        return new KeptAnswer(status, null, "text/plain", body.getBytes(UTF_8));
    }

    private static WriteOnce.Answered done(Outcome<WriteOnce.Answered> outcome) {
        return outcome.orProblem();
    }

    private static Object refusal(Outcome<WriteOnce.Answered> outcome) {
        return outcome instanceof Outcome.Refused<WriteOnce.Answered> no ? no.refusal() : outcome;
    }

    private static void pass(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}

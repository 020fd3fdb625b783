package org.zhengyuan.exchange.outbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhengyuan.exchange.outbox.Marking;
import org.zhengyuan.exchange.testing.MovableClock;
import org.zhengyuan.exchange.testing.TestDatabase;

/** Messages against a real endpoint that is down, comes up, fails, keeps silent and refuses. */
class OutboxIT {
    private static final Marking NONE = (message, at) -> Map.of();

    private final TestDatabase database = TestDatabase.fresh();
    private final MovableClock clock = new MovableClock();
    private final Receiver receiver = new Receiver();
    private final OutboxOnDatabase process = process();

    private OutboxOnDatabase process() {
        return new OutboxOnDatabase(database.application(), "test", receiver, NONE, clock);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void aDeadEndpointLosesNothingAndIsLeftAloneLongerAndLonger() {
        List<String> written = IntStream.range(0, 120).mapToObj(i -> "m" + i).toList();
        written.forEach(one -> process.put("k" + one, one));
        JdbcClient owner = JdbcClient.create(database.owner());
        for (int failure = 1; failure <= 12; failure++) {
            assertThat(process.round()).isZero();
            assertThat(process.channel().waiting()).isEqualTo(120);
            Duration pause = Duration.between(clock.instant(), process.channel().pausedUntil());
            assertThat(pause).isLessThanOrEqualTo(Duration.ofSeconds(Math.min(300, 1L << (failure - 1))));
            assertThat(process.channel().problem()).contains("ConnectException");
            process.round();
            clock.advance(pause.plusSeconds(1));
        }
        assertThat(owner.sql("SELECT sum(attempts) FROM outbox_message")
                        .query(Long.class)
                        .single())
                .as("a message is rewritten once per try of the endpoint, not once per look")
                .isEqualTo(12);

        receiver.up();
        clock.advance(Duration.ofMinutes(10));
        process.work();
        clock.advance(Duration.ofMinutes(10));
        process.work();
        assertThat(receiver.bodies()).containsExactlyInAnyOrderElementsOf(written);
        assertThat(process.channel().waiting()).isZero();
        assertThat(process.channel().delivered()).isEqualTo(120);
        assertThat(process.channel().pausedUntil()).isNull();
    }

    @Test
    void messagesOfOneKeyArriveInTheirOrderAlsoPastFailures() {
        receiver.up();
        Map<String, Integer> seen = new ConcurrentHashMap<>();
        receiver.answers(body -> seen.merge(body, 1, Integer::sum) == 1 && body.endsWith("1") ? 500 : 200);
        for (int step = 0; step < 3; step++) {
            for (String run : List.of("a", "b", "c")) {
                process.put(run, run + step);
            }
        }
        for (int i = 0; i < 12; i++) {
            process.work();
            clock.advance(Duration.ofMinutes(6));
        }
        List<String> taken = process.channel().waiting() == 0 ? receiver.bodies() : List.of();
        for (String run : List.of("a", "b", "c")) {
            assertThat(taken.stream().filter(body -> body.startsWith(run)).distinct())
                    .containsExactly(run + 0, run + 1, run + 2);
        }
        assertThat(seen).containsEntry("a1", 2).containsEntry("b0", 1);
    }

    @Test
    void whatTheEndpointWillNeverTakeIsSetAsideWithTheReasonAndTheOthersGoOn() {
        receiver.up();
        receiver.answers(body -> body.equals("poison") ? 400 : 200);
        process.put("a", "one");
        process.put("a", "poison");
        process.put("a", "two");
        process.work();
        assertThat(receiver.bodies()).containsExactly("one", "poison", "two");
        assertThat(process.channel().setAside()).isEqualTo(1);
        assertThat(process.channel().delivered()).isEqualTo(2);
        assertThat(process.channel().pausedUntil()).isNull();
        var aside = process.outboxes.setAside("test", null, 10).getFirst();
        assertThat(aside.reason()).isEqualTo("status 400: because of status 400");
        assertThat(aside.body()).isEqualTo("poison");

        receiver.answers(body -> 200);
        assertThat(process.outboxes.retry("test", aside.id())).isTrue();
        assertThat(process.outboxes.retry("test", aside.id())).isFalse();
        process.work();
        assertThat(receiver.bodies()).containsExactly("one", "poison", "two", "poison");
        assertThat(process.channel().setAside()).isZero();
    }

    @Test
    void whatConcernsTheEndpointAndNotTheMessageIsTriedAgain() {
        receiver.up();
        for (int status : new int[] {500, 503, 429, 401, 403, 404, 302}) {
            receiver.answers(body -> status);
            process.put("k", "m" + status);
            process.work();
            assertThat(process.channel().problem()).isEqualTo("status " + status);
            clock.advance(Duration.ofHours(1));
            receiver.answers(body -> 200);
            process.work();
            assertThat(process.channel().waiting()).as("after " + status).isZero();
        }
        assertThat(receiver.received())
                .as("a redirect is not followed")
                .hasSize(14)
                .allMatch(one -> !one.headers().containsKey("Authorization"));
    }

    @Test
    void silenceEndsWithTheTimeoutAndKeepsTheMessage() {
        receiver.up();
        receiver.answers(body -> 0);
        process.put("k", "quiet");
        assertThat(process.round()).isZero();
        assertThat(process.channel().problem()).containsAnyOf("no answer", "timed out");
        assertThat(process.channel().waiting()).isEqualTo(1);
        receiver.answers(body -> 200);
        clock.advance(Duration.ofMinutes(1));
        process.work();
        assertThat(receiver.bodies()).containsExactly("quiet");
    }

    @Test
    void oneMessageThatAlwaysFailsDoesNotKeepTheOthersWaiting() {
        receiver.up();
        receiver.answers(body -> body.equals("bad") ? 500 : 200);
        process.put("x", "bad");
        IntStream.range(0, 5).forEach(i -> process.put("k" + i, "good" + i));
        process.work();
        assertThat(receiver.bodies()).containsExactly("bad");
        clock.advance(Duration.ofMillis(1100));
        process.work();
        assertThat(receiver.bodies()).containsExactly("bad", "good0", "good1", "good2", "good3", "good4");
        clock.advance(Duration.ofMinutes(20));
        process.work();
        process.put("k9", "good9");
        clock.advance(Duration.ofMillis(1100));
        process.work();
        assertThat(receiver.bodies().subList(6, 8)).containsExactly("bad", "good9");
        assertThat(process.channel().waiting()).isEqualTo(1);
    }

    @Test
    void severalProcessesShareTheWorkAndEachMessageArrivesOnce() throws InterruptedException {
        receiver.up();
        IntStream.range(0, 400).forEach(i -> process.put("k" + i % 40, "m" + i));
        List<OutboxOnDatabase> processes = List.of(process, process(), process());
        CountDownLatch begin = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            for (OutboxOnDatabase one : processes) {
                threads.execute(() -> {
                    try {
                        begin.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    await().until(() -> {
                        one.work();
                        return one.channel().waiting() == 0;
                    });
                });
            }
            begin.countDown();
        }
        assertThat(receiver.bodies()).hasSize(400).doesNotHaveDuplicates();
        for (int key = 0; key < 40; key++) {
            int k = key;
            assertThat(receiver.bodies().stream().map(body -> Integer.parseInt(body.substring(1))))
                    .filteredOn(number -> number % 40 == k)
                    .isSorted();
        }
        assertThat(process.channel().delivered()).isEqualTo(400);
    }

    @Test
    void aMessageIsGoneWithItsTransaction() {
        TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(database.application()));
        // the outbox of this connection's own transaction, as the application wires it
        var source = database.application();
        var within = new TransactionTemplate(new JdbcTransactionManager(source));
        OutboxOnDatabase one = new OutboxOnDatabase(source, "test", receiver, NONE, clock);
        assertThatThrownBy(() -> within.executeWithoutResult(status -> {
                    one.put("k", "lost");
                    throw new IllegalStateException("broken off");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(one.channel().waiting()).isZero();
        transaction.executeWithoutResult(status -> one.put("k", "kept"));
        assertThat(one.channel().waiting()).isEqualTo(1);
    }

    @Test
    void nothingIsPostedWhereTheNameLeadsToAnAddressThatIsNotApproved() {
        receiver.up();
        String host = receiver.uri().getScheme() + "://" + receiver.uri().getAuthority();
        for (List<String> approved : List.of(List.of(host), List.of(host + " 10.0.0.0/8"), List.<String>of())) {
            OutboxOnDatabase one =
                    new OutboxOnDatabase(database.application(), "test", receiver, NONE, clock, approved);
            one.put("k", "never");
            one.work();
            clock.advance(Duration.ofHours(1));
            assertThat(one.channel().problem()).contains("not approved");
        }
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void withoutAnEndpointNothingIsWritten() {
        var closed = new PostgresOutbox(JdbcClient.create(database.application()), java.util.Set.of(), clock);
        closed.put("test", "k", new byte[] {1});
        assertThat(closed.isOpen("test")).isFalse();
        assertThat(process.channel().waiting()).isZero();
    }
}

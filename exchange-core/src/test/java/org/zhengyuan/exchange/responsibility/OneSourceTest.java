package org.zhengyuan.exchange.responsibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhengyuan.exchange.testing.TestDatabase;

/** Many at once, through the application and past it, try to make themselves the source of one element: one succeeds. */
class OneSourceTest {
    private static final int WRITERS = 16;

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient application = JdbcClient.create(database.application());
    private final ListOnDatabase books = new ListOnDatabase(database, Clock.systemUTC());
    private final CountDownLatch start = new CountDownLatch(1);

    @RepeatedTest(5)
    void howeverManyTryThereIsOneSource() throws Exception {
        List<Future<Boolean>> attempts = new ArrayList<>();
        try (ExecutorService writers = Executors.newFixedThreadPool(WRITERS)) {
            for (int i = 0; i < WRITERS; i++) {
                String dataset = i % 4 < 2 ? "police.residents" : "civil.persons";
                Callable<Boolean> attempt = i % 2 == 0 ? () -> throughTheService(dataset) : () -> bySql(dataset);
                attempts.add(writers.submit(() -> {
                    start.await();
                    return attempt.call();
                }));
            }
            start.countDown();
        }
        int succeeded = 0;
        for (Future<Boolean> attempt : attempts) {
            succeeded += attempt.get() ? 1 : 0;
        }
        assertThat(succeeded).isEqualTo(1);
        assertThat(books.store.everyLine()).hasSize(1);
        books.list.refresh();
        assertThat(books.list.current().sources("person.name")).hasSize(1);
    }

    private boolean throughTheService(String dataset) {
        return books.assign("person.name", "350100", dataset) instanceof ResponsibilityOutcome.Recorded;
    }

    private boolean bySql(String dataset) {
        UUID decision = UUID.randomUUID();
        application
                .sql(
                        "INSERT INTO responsibility_decision (decision_id, kind, decided_by, basis) VALUES (?, 'ASSIGNED', 'x', 'x')")
                .param(decision)
                .update();
        try {
            application
                    .sql("INSERT INTO responsibility (responsibility_id, element, division, dataset, valid, opened_by)"
                            + " VALUES (gen_random_uuid(), 'person.name', '350100', ?,"
                            + " tstzrange('2021-06-01 Asia/Shanghai', '2031-01-01 Asia/Shanghai'), ?)")
                    .params(dataset, decision)
                    .update();
            return true;
        } catch (DataAccessException e) {
            assertThat(e.getRootCause()).hasMessageContaining("responsibility_one_source");
            return false;
        }
    }
}

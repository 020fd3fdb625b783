package org.zhengyuan.exchange.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.registry.SubjectRef;

class PullBatcherTest {
    private final List<List<Question>> groups = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch first = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);

    @Test
    void questionsThatWaitTogetherAreAnsweredTogether() throws Exception {
        try (PullBatcher batcher = new PullBatcher(this::answer, 1)) {
            List<CompletableFuture<Outcome<Delivered>>> answers = askedWhileBusy(batcher, null, null, null);
            for (var answer : answers) {
                assertThat(answer.get(10, TimeUnit.SECONDS)).isInstanceOf(Outcome.Done.class);
            }
        }
        assertThat(groups).hasSize(2);
        assertThat(groups.get(1)).hasSize(3);
    }

    @Test
    void aQuestionThatFailsFailsAlone() throws Exception {
        try (PullBatcher batcher = new PullBatcher(this::answer, 1)) {
            List<CompletableFuture<Outcome<Delivered>>> answers = askedWhileBusy(batcher, null, "poison", null);
            assertThat(answers.get(1).get(10, TimeUnit.SECONDS)).isInstanceOf(Outcome.Done.class);
            assertThat(answers.get(3).get(10, TimeUnit.SECONDS)).isInstanceOf(Outcome.Done.class);
            assertThatThrownBy(() -> answers.get(2).get(10, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseMessage("poison");
        }
    }

    @Test
    void twoPullsUnderOneKeyAreNotInOneGroup() throws Exception {
        try (PullBatcher batcher = new PullBatcher(this::answer, 1)) {
            for (var answer : askedWhileBusy(batcher, "key", "key", null)) {
                answer.get(10, TimeUnit.SECONDS);
            }
        }
        assertThat(groups).extracting(List::size).containsExactly(1, 2, 1);
    }

    @Test
    void aGroupThatTakesLongDoesNotKeepTheNextOneWaiting() throws Exception {
        try (PullBatcher batcher = new PullBatcher(this::answer, 2)) {
            batcher.ask(pull(null));
            assertThat(first.await(10, TimeUnit.SECONDS)).isTrue();
            var second = batcher.ask(pull(null));
            await().until(() -> groups.size() == 2);
            go.countDown();
            assertThat(second.get(10, TimeUnit.SECONDS)).isInstanceOf(Outcome.Done.class);
        }
    }

    @Test
    void aClosedBatcherTurnsQuestionsAway() throws Exception {
        PullBatcher batcher = new PullBatcher(this::answer, 2);
        batcher.close();
        assertThat(batcher.ask(pull(null)).get()).isInstanceOf(Outcome.Refused.class);
    }

    /** One question that keeps the worker busy, then the others, which wait together. */
    private List<CompletableFuture<Outcome<Delivered>>> askedWhileBusy(PullBatcher batcher, @Nullable String... marks)
            throws InterruptedException {
        List<CompletableFuture<Outcome<Delivered>>> answers = new ArrayList<>();
        answers.add(batcher.ask(pull(null)));
        assertThat(first.await(10, TimeUnit.SECONDS)).isTrue();
        for (String mark : marks) {
            answers.add(batcher.ask(pull(mark)));
        }
        go.countDown();
        return answers;
    }

    private List<Outcome<Delivered>> answer(List<Question> questions) {
        groups.add(questions);
        first.countDown();
        try {
            assertThat(go.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        List<Outcome<Delivered>> answers = new ArrayList<>();
        for (Question question : questions) {
            if (question.inquiry().caseNumber().equals("poison")) {
                throw new IllegalStateException("poison");
            }
            ReceiptId receipt = ReceiptId.fresh(RetentionClass.STANDARD, Instant.now(), new SecureRandom());
            answers.add(Outcome.done(new Delivered(receipt, new byte[0])));
        }
        return answers;
    }

    private static Pull pull(@Nullable String mark) {
        Actor actor = new Actor("c", Actor.Kind.CLIENT, "d", Set.of(Role.DEPARTMENT_SYSTEM));
        Repeatable repeatable = "key".equals(mark) ? new Repeatable("c", "key", new byte[32]) : null;
        return new Pull(
                new Inquiry(
                        actor,
                        new SubjectRef("person", "", "x"),
                        UUID.randomUUID(),
                        "loan",
                        mark == null ? "case" : mark,
                        "o"),
                List.of("person.name"),
                null,
                null,
                false,
                repeatable,
                answer -> new byte[0]);
    }
}

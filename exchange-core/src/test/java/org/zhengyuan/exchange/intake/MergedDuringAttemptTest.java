package org.zhengyuan.exchange.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengyuan.exchange.catalog.CatalogFixture.CIVIL_AFFAIRS;
import static org.zhengyuan.exchange.catalog.CatalogFixture.POLICE;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.registry.SubjectChange;
import org.zhengyuan.exchange.registry.SubjectChanges;
import org.zhengyuan.exchange.registry.SubjectRef;
import org.zhengyuan.exchange.registry.Truth.Known;
import org.zhengyuan.exchange.responsibility.ListOnDatabase;
import org.zhengyuan.exchange.testing.TestDatabase;

/** Two subjects become one while a file that names both is being worked on. */
class MergedDuringAttemptTest {
    private static final String HEADER = "citizen_id,name,birth_date,home";
    private static final String OLD = "350102198001010011";
    private static final String NEW = "11010519491231002X";

    private final AtomicInteger attempts = new AtomicInteger();
    private volatile Runnable meanwhile = () -> {};
    private IntakeOnDatabase intake;

    @BeforeEach
    void twoNumbers(@TempDir Path folder) {
        TestDatabase database = TestDatabase.fresh();
        ListOnDatabase books = new ListOnDatabase(database, Clock.systemUTC());
        for (String element : new String[] {"person.name", "person.home"}) {
            books.assign(element, "000000", "police.residents").orElseThrow();
        }
        books.assign("person.birth-date", "000000", "civil.persons").orElseThrow();
        intake = new IntakeOnDatabase(database, books.catalog.catalog, books.list, filesOf(folder), Clock.systemUTC());
        intake.deliver("police.residents", POLICE, HEADER, OLD + ",张三,,350102");
        intake.deliver("civil.persons", CIVIL_AFFAIRS, HEADER, NEW + ",,1949-12-31,350102");
        attempts.set(0);
    }

    @AfterEach
    void close() {
        intake.close();
    }

    @Test
    void theAttemptBeginsAgainAndKnowsBothNumbersForOne() {
        meanwhile = this::merge;

        Submission submission = intake.deliver(
                "police.residents", POLICE, HEADER, OLD + ",李四,,350102", NEW + ",王五,,350102", NEW + ",李四,,350102");

        assertThat(attempts).hasValue(2);
        assertThat(submission.state()).isEqualTo(SubmissionState.COMPLETED);
        assertThat(submission.counts().changed()).isEqualTo(1);
        assertThat(submission.counts().unchanged()).isEqualTo(1);
        assertThat(submission.counts().refused()).isEqualTo(1);
        assertThat(intake.submissions.refusals(submission.id(), 0, 5).getFirst().reasons())
                .extracting(RefusedRow.Reason::code)
                .containsExactly("row.repeated-key");
        assertThat(name(OLD)).isEqualTo("李四").isEqualTo(name(NEW));
    }

    private void merge() {
        UUID change = UUID.randomUUID();
        Instant now = Instant.now();
        intake.subjectChanges.propose(
                change,
                SubjectChange.Kind.MERGE,
                subject(OLD),
                subject(NEW),
                null,
                new SubjectChanges.Proposal("steward-1", now, "one person"));
        assertThat(intake.subjectChanges.carryOut(change, "steward-2", now)).isInstanceOf(Outcome.Done.class);
    }

    private UUID subject(String id) {
        return intake.subjects.find(new SubjectRef("person", "citizen-id", id)).orElseThrow();
    }

    private String name(String id) {
        return intake.truth(id, "person.name") instanceof Known known
                ? known.values().getFirst().text()
                : "";
    }

    /** Every attempt asks once where to put its ledger: after it was claimed, before the first chunk is committed. */
    private SpooledFiles filesOf(Path folder) {
        return new SpooledFiles() {
            @Override
            public Path file(UUID submission) {
                return folder.resolve(submission.toString());
            }

            @Override
            public Path scratch() {
                if (attempts.incrementAndGet() == 1) {
                    meanwhile.run();
                }
                return folder;
            }
        };
    }
}

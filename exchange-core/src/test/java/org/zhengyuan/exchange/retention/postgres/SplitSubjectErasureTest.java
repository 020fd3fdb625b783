package org.zhengyuan.exchange.retention.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengyuan.exchange.retention.postgres.ErasingOnDatabase.FIRST;
import static org.zhengyuan.exchange.retention.postgres.ErasingOnDatabase.SECOND;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengyuan.exchange.books.postgres.BooksOnDatabase;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.registry.SubjectChange;
import org.zhengyuan.exchange.registry.SubjectRef;
import org.zhengyuan.exchange.retention.Erasure;
import org.zhengyuan.exchange.retention.RetentionRefusal;
import org.zhengyuan.seal.report.Check;

/** A clerk took two people for one: neither goes alone any more, and both go together. */
class SplitSubjectErasureTest {
    private static final SubjectRef LI = new SubjectRef("person", "citizen-id", BooksOnDatabase.LI);

    private static final String SUN = "350102198502020023";
    private static final String ZHOU = "350102198603030036";

    @TempDir
    Path folder;

    private ErasingOnDatabase city;
    private BooksOnDatabase books;
    private UUID kept;
    private UUID absorbed;
    private UUID merge;

    @BeforeEach
    void mergeTwoPeople() throws Exception {
        city = new ErasingOnDatabase(folder);
        books = city.books;
        books.civil(BooksOnDatabase.ZHAO + ",赵六,1990-05-05,350102");
        kept = books.subject(BooksOnDatabase.LI);
        absorbed = books.subject(BooksOnDatabase.ZHAO);
        merge = books.changed(SubjectChange.Kind.MERGE, kept, absorbed, null);
        books.civil(BooksOnDatabase.ZHAO + ",赵六,1990-05-06,350102");
        books.pull(kept);
    }

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void aRefusedErasureTouchesNothing() throws Exception {
        split();
        Set<Path> files = spooled();
        long facts = count("fact WHERE kind = 14");
        UUID id = propose(LI, false);
        assertThat(city.erasing.decide(SECOND, id, true, ""))
                .isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.refusal())
                        .isEqualTo(RetentionRefusal.SPLIT_SUBJECT));

        assertThat(city.erasing.find(FIRST, id).orProblem().state()).isEqualTo(Erasure.State.PROPOSED);
        assertThat(spooled()).isEqualTo(files).hasSizeGreaterThan(4);
        assertThat(count("submission WHERE original_removed_at IS NOT NULL")).isZero();
        assertThat(count("fact WHERE kind = 14")).as("its proposal").isEqualTo(facts + 1);
    }

    @Test
    void bothGoTogetherWhereTheProposalSaysSo() throws Exception {
        split();
        UUID id = propose(LI, true);
        assertThat(city.erasing.decide(SECOND, id, true, "").orProblem())
                .returns(Erasure.State.DONE, Erasure::state)
                .returns(true, Erasure::alsoSplit);
        assertGone();
        books.civil(BooksOnDatabase.ZHAO + ",赵六,1990-05-05,350102");
        assertThat(books.subject(BooksOnDatabase.ZHAO))
                .as("who is to stay comes again")
                .isNotEqualTo(absorbed);
        assertBooks();
    }

    @Test
    void whoWasMergedAfterTheProposalGoesWithThatOne() throws Exception {
        books.police(SUN + ",孙七,1985-02-02,350102");
        books.civil(ZHOU + ",周八,1986-03-03,350102");
        UUID id = propose(new SubjectRef("person", "citizen-id", ZHOU), false);
        books.changed(SubjectChange.Kind.MERGE, books.subject(SUN), books.subject(ZHOU), null);
        assertThat(city.erasing.decide(SECOND, id, true, "").orProblem().state())
                .isEqualTo(Erasure.State.DONE);
        assertThat(new Traces(books, ZHOU, "周八").found(folder)).isEmpty();
        assertThat(new Traces(books, SUN, "孙七").found(folder)).isEmpty();
        assertBooks();
    }

    @Test
    void aFileGoesForARefusedRowThatNamesTheErasedAndForNoOther() throws Exception {
        Path naming = refusedElsewhere("１１０１０５-19491231 002x", "张三丰");
        Path other = refusedElsewhere(BooksOnDatabase.LI, "李四");
        city.erase();
        assertThat(spooled()).contains(other).doesNotContain(naming);
    }

    /** A delivery of a dataset that never spoke of anybody, with one row, which was refused. */
    private Path refusedElsewhere(String... cells) throws Exception {
        UUID submission = books.owner
                .sql(
                        """
                        INSERT INTO submission (submission_id, dataset_id, dataset_version, department, source, submitted_by, delivery, scope,
                            format, file_name, byte_size, digest, state, received_at)
                        SELECT gen_random_uuid(), 99, dataset_version, department, source, submitted_by, delivery, scope, format, file_name,
                            byte_size, digest, 'completed', received_at FROM submission WHERE submission_id = ? RETURNING submission_id
                        """)
                .param(city.delivery)
                .query(UUID.class)
                .single();
        books.owner
                .sql("INSERT INTO refused_row VALUES (?, 1, '[]', ?)")
                .params(submission, cells)
                .update();
        return Files.writeString(folder.resolve("spool/files").resolve(submission.toString()), "its rows");
    }

    private void split() {
        books.changed(SubjectChange.Kind.SPLIT, kept, absorbed, merge);
    }

    private UUID propose(SubjectRef subject, boolean alsoSplit) {
        return city.erasing
                .propose(FIRST, subject, "court", "PIPL 47", alsoSplit)
                .orProblem()
                .id();
    }

    private void assertGone() throws Exception {
        assertThat(new Traces(books, BooksOnDatabase.LI, "李四").found(folder)).isEmpty();
        assertThat(new Traces(books, BooksOnDatabase.ZHAO, "赵六").found(folder)).isEmpty();
        for (String table : List.of("head", "version", "trail", "cross_check", "due_version")) {
            assertThat(count(table + " WHERE subject_id IN ('" + kept + "', '" + absorbed + "')"))
                    .as(table)
                    .isZero();
        }
    }

    private void assertBooks() throws Exception {
        books.published();
        assertThat(books.check().checks())
                .filteredOn(check -> check.outcome() == Check.Outcome.FAILED)
                .isEmpty();
    }

    private Set<Path> spooled() throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve("spool/files"))) {
            return files.filter(Files::isRegularFile).collect(Collectors.toSet());
        }
    }

    private long count(String from) {
        return books.owner.sql("SELECT count(*) FROM " + from).query(Long.class).single();
    }
}

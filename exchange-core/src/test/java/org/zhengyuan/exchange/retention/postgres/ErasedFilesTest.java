package org.zhengyuan.exchange.retention.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengyuan.exchange.catalog.CatalogFixture.POLICE;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengyuan.exchange.books.postgres.BooksOnDatabase;
import org.zhengyuan.exchange.intake.Delivery;
import org.zhengyuan.exchange.intake.Submission;
import org.zhengyuan.exchange.intake.SubmissionState;
import org.zhengyuan.exchange.intake.format.Format;
import org.zhengyuan.seal.report.Check;

/** Delivered files and refused rows that name the erased go, in whatever state and however the name is written. */
class ErasedFilesTest {
    private static final String ROW = BooksOnDatabase.ZHANG + ",张三丰,1949-12-31,350102";

    @TempDir
    Path folder;

    private ErasingOnDatabase city;
    private BooksOnDatabase books;

    @BeforeEach
    void work() throws Exception {
        city = new ErasingOnDatabase(folder);
        books = city.books;
    }

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void theFileOfADeliveryThatWaitsForAStewardGoes() throws Exception {
        Submission waiting = books.intake.deliver(
                "police.residents", POLICE, new Delivery.Full("350102", 7L, false), Format.CSV, bytes(ROW));
        assertThat(waiting.state()).isEqualTo(SubmissionState.WAITING);
        city.erase();
        assertThat(spooled(waiting.id())).doesNotExist();
        assertThat(books.intake.submissions.approve(waiting.id(), "steward", true))
                .isTrue();
        books.intake.workOff();
        assertThat(state(waiting.id())).isEqualTo(SubmissionState.COMPLETED);
        books.published();
        assertThat(books.check().checks())
                .filteredOn(check -> check.outcome() == Check.Outcome.FAILED)
                .isEmpty();
    }

    @Test
    void aFileThatIsStillToBeReadGoesOnceItIsRead() throws Exception {
        UUID open = books.intake
                .handIn("police.residents", POLICE, new Delivery.Delta(), Format.CSV, bytes(ROW), null)
                .id();
        city.erase();
        city.expiring.tidy();
        assertThat(spooled(open)).as("its rows would be lost").exists();
        books.intake.workOff();
        assertThat(state(open)).isEqualTo(SubmissionState.COMPLETED);
        city.expiring.tidy();
        assertThat(spooled(open)).doesNotExist();
        assertThat(count("submission WHERE original_removed_at IS NULL")).isZero();
        assertThat(count("original_due")).isZero();
    }

    @Test
    void aCopyInTheArchiveGoesAlsoWhereTheSpoolsHasExpired() throws Exception {
        city.expiry.tidy();
        assertThat(city.archived("")).exists();
        city.erase();
        assertThat(folder.resolve("archive")).isEmptyDirectory();
    }

    @Test
    void aRefusedRowNamesTheErasedHoweverItIsWritten() {
        books.owner
                .sql(
                        """
                        INSERT INTO subject_identifier (subject_id, subject_type, identifier_type, identifier, valid_from)
                        VALUES (?, 'person', 'organization-code', '00001333-8', now()), (?, 'person', 'short', 'AB-12', now())
                        """)
                .params(books.subject(BooksOnDatabase.ZHANG), books.subject(BooksOnDatabase.ZHANG))
                .update();
        refused(101, "00001333-8");
        refused(102, "００００1333－8");
        refused(103, "1101\u200B05\u00A01949\u20111231\u00AD002x");
        refused(104, "'110105\uFEFF194912\uFE0F31002X");
        refused(105, "ab12");
        refused(201, "AB-123");
        refused(202, "00001333-7");
        city.erase();
        assertThat(books.owner
                        .sql("SELECT row_number FROM refused_row WHERE row_number > 100 ORDER BY 1")
                        .query(Long.class)
                        .list())
                .containsExactly(201L, 202L);
    }

    @Test
    void aKeptAnswerGoesThatSaysItAsAClerkTypedIt() {
        books.owner
                .sql(
                        """
                        INSERT INTO kept_answer (actor_kind, actor, idempotency_key, digest, begun_at, status, body) VALUES
                        ('person', 'auditor', 'alert', sha256(''), now(), 200, convert_to('{"caseNumber": "协查 110105-19491231 002x"}', 'UTF8')),
                        ('person', 'auditor', 'other', sha256(''), now(), 200, convert_to('{"caseNumber": "协查 350102-19800101 0011"}', 'UTF8')),
                        ('person', 'auditor', 'bytes', sha256(''), now(), 200, '\\xFF00FE')
                        """)
                .update();
        city.erase();
        assertThat(books.owner
                        .sql("SELECT idempotency_key FROM kept_answer ORDER BY 1")
                        .query(String.class)
                        .list())
                .containsExactly("bytes", "other");
    }

    private void refused(long row, String cell) {
        books.owner
                .sql("INSERT INTO refused_row VALUES (?, ?, '[]', ARRAY[?, 'x'])")
                .params(city.delivery, row, cell)
                .update();
    }

    private static byte[] bytes(String row) {
        return (BooksOnDatabase.HEADER + "\n" + row).getBytes(StandardCharsets.UTF_8);
    }

    private Path spooled(UUID submission) {
        return folder.resolve("spool/files").resolve(submission.toString());
    }

    private SubmissionState state(UUID submission) {
        return books.intake.submissions.find(submission).orElseThrow().state();
    }

    private long count(String from) {
        return books.owner.sql("SELECT count(*) FROM " + from).query(Long.class).single();
    }
}

package org.zhengyuan.exchange.retention.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhengyuan.exchange.books.postgres.Findings.failed;
import static org.zhengyuan.exchange.catalog.CatalogFixture.CIVIL_AFFAIRS;
import static org.zhengyuan.exchange.catalog.CatalogFixture.POLICE;
import static org.zhengyuan.exchange.retention.postgres.ErasingOnDatabase.FIRST;
import static org.zhengyuan.exchange.retention.postgres.ErasingOnDatabase.SECOND;
import static org.zhengyuan.exchange.retention.postgres.ErasingOnDatabase.ZHANG;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengyuan.exchange.access.Actor;
import org.zhengyuan.exchange.access.Role;
import org.zhengyuan.exchange.books.postgres.BooksOnDatabase;
import org.zhengyuan.exchange.books.postgres.Findings;
import org.zhengyuan.exchange.evidence.EvidenceRefusal;
import org.zhengyuan.exchange.intake.RowReceipts;
import org.zhengyuan.exchange.problem.Outcome;
import org.zhengyuan.exchange.retention.ErasingSubjects;
import org.zhengyuan.exchange.retention.Erasure;
import org.zhengyuan.exchange.retention.RetentionRefusal;
import org.zhengyuan.seal.receipt.Receipt;
import org.zhengyuan.seal.receipt.ReceiptVerification;
import org.zhengyuan.seal.report.Check;
import org.zhengyuan.seal.report.Report;
import org.zhengyuan.seal.report.Verdict;

/** A person is erased: nothing of them is left, and every proof about others holds. */
class ErasureTest {
    private static final Actor POLICEMAN =
            new Actor("police-system", Actor.Kind.CLIENT, POLICE, Set.of(Role.DEPARTMENT_SYSTEM));

    @TempDir
    Path folder;

    private ErasingOnDatabase city;
    private BooksOnDatabase books;
    private ErasingSubjects erasing;
    private RowReceipts rows;
    private UUID delivery;

    @BeforeEach
    void work() throws Exception {
        city = new ErasingOnDatabase(folder);
        books = city.books;
        erasing = city.erasing;
        rows = city.rows;
        delivery = city.delivery;
    }

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    void everyRowOfADeliveryHasAReceipt() throws Exception {
        for (long row = 1; row <= 3; row++) {
            assertThat(failed(verified(row))).isEmpty();
        }
        assertThat(refusal(rows.receipt(POLICEMAN, delivery, 4))).isEqualTo(EvidenceRefusal.RECEIPT_UNKNOWN.code());
        Actor other = new Actor("other", Actor.Kind.CLIENT, CIVIL_AFFAIRS, Set.of(Role.DEPARTMENT_SYSTEM));
        assertThat(refusal(rows.receipt(other, delivery, 1))).isEqualTo("submission.not-found");
        assertThat(rows.receipt(new Actor("auditor", Actor.Kind.PERSON, null, Set.of(Role.AUDITOR)), delivery, 1))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void nobodyErasesAlone() {
        UUID id = erasing.propose(FIRST, ZHANG, "court", "PIPL 47", false)
                .orProblem()
                .id();
        assertThat(refusal(erasing.decide(FIRST, id, true, ""))).isEqualTo(RetentionRefusal.FOUR_EYES.code());
        assertThat(refusal(erasing.decide(POLICEMAN, id, true, ""))).isEqualTo(RetentionRefusal.NOT_ALLOWED.code());
        assertThat(refusal(erasing.propose(FIRST, ZHANG, "court", " ", false)))
                .isEqualTo(RetentionRefusal.MISSING.code());
        assertThat(erasing.decide(FIRST, id, false, "a mistake").orProblem().state())
                .isEqualTo(Erasure.State.REJECTED);
        assertThat(refusal(erasing.decide(SECOND, id, true, ""))).isEqualTo(RetentionRefusal.ALREADY_DECIDED.code());
    }

    @Test
    void nothingNamesTheErasedAndEveryProofOfOthersHolds() throws Exception {
        WrittenByOthers others = new WrittenByOthers(books, books.subject(BooksOnDatabase.ZHANG));
        assertThat(traces())
                .contains("alert", "watch_tally", "holder_binding", "fact", "subject_identifier")
                .anyMatch(trace -> trace.startsWith("trail_"))
                .anyMatch(trace -> trace.contains("spool"));
        assertThat(city.erase().state()).isEqualTo(Erasure.State.DONE);
        assertThat(traces()).isEmpty();
        books.published();
        assertThat(traces()).isEmpty();

        Report report = books.check();
        assertThat(failed(report)).isEmpty();
        assertThat(failed(verified(2))).isEmpty();
        assertThat(books.owner
                        .sql("SELECT count(*) FROM trail WHERE receipt_id <> ? AND salt IS NOT NULL")
                        .param(others.entry)
                        .query(Long.class)
                        .single())
                .as("questions about others, under their own case numbers, stay")
                .isPositive();
        assertThat(rows.receipt(POLICEMAN, delivery, 1)).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.refusal()).isEqualTo(EvidenceRefusal.RECEIPT_ERASED);
            assertThat(refused.facts()).containsKey("erasedBy");
        });
        books.police(BooksOnDatabase.ZHANG + ",张三,1949-12-31,350102");
        books.published();
        assertThat(failed(books.check())).isEmpty();
    }

    @Test
    void anErasureThatTheLogDoesNotHaveYetLeavesTheVerdictOpen() throws Exception {
        city.erase();
        Report report = books.check();
        assertThat(failed(report)).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(report.checks()).extracting(Check::name).contains("registry.erasing");
        books.published();
        assertThat(books.check().verdict()).isEqualTo(Verdict.PASSED);
    }

    @Test
    void whatIsMarkedAsErasedWithoutAFactIsFoundOut() throws Exception {
        books.owner
                .sql(
                        "INSERT INTO erased_row SELECT submission_id, chunk, 0, fact_id FROM submission_chunk WHERE submission_id = ?")
                .param(delivery)
                .update();
        books.owner
                .sql("DELETE FROM version WHERE submission_id = ? AND row_number = 1")
                .param(delivery)
                .update();
        assertThat(failed(books.check())).containsKey("registry.rows");
    }

    @Test
    void whatStaysOfAnErasedEntryOfTheTrailStaysAsItWas() throws Exception {
        books.pull(null, Instant.now().truncatedTo(ChronoUnit.MICROS), BooksOnDatabase.ZHANG);
        city.erase();
        books.published();
        assertThat(failed(books.check())).isEmpty();
        List<UUID> entries = books.owner
                .sql("SELECT min(receipt_id::text)::uuid FROM trail WHERE erased_by IS NOT NULL GROUP BY erased_by")
                .query(UUID.class)
                .list();
        assertThat(entries)
                .as("one that spoke of the person, one that named the person")
                .hasSize(2);
        for (UUID entry : entries) {
            for (String change : List.of(
                    "department = 'x'",
                    "client_id = 'x'",
                    "outcome = 'x'",
                    "at = at + interval '1 microsecond'",
                    "answer_digest = NULL",
                    "agreement_id = gen_random_uuid()",
                    "elements = '{}'",
                    "subject_id = gen_random_uuid()",
                    "details = ''")) {
                String where = " WHERE receipt_id = '" + entry + "'";
                tamper("CREATE TABLE kept AS SELECT * FROM trail" + where);
                tamper("UPDATE trail SET " + change + where);
                assertThat(Findings.why(books.check(), "registry.leaves"))
                        .as(change)
                        .contains(entry.toString());
                tamper("DELETE FROM trail" + where);
                tamper("INSERT INTO trail SELECT * FROM kept");
                tamper("DROP TABLE kept");
            }
        }
    }

    private void tamper(String sql) {
        books.owner.sql(sql).update();
    }

    private List<String> traces() throws Exception {
        return new Traces(books, BooksOnDatabase.ZHANG, "张三丰", WrittenByOthers.ACCOUNT).found(folder);
    }

    private Report verified(long row) throws Exception {
        Receipt receipt = rows.receipt(POLICEMAN, delivery, row).orProblem().orElseThrow();
        assertThat(receipt.row()).isNotNull();
        return ReceiptVerification.verify(
                receipt.toJson().toString().getBytes(StandardCharsets.UTF_8), books.log.trust());
    }

    private static String refusal(Outcome<?> outcome) {
        return outcome instanceof Outcome.Refused<?> refused ? refused.refusal().code() : "done";
    }
}

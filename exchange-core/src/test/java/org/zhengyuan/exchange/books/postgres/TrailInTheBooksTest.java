package org.zhengyuan.exchange.books.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhengyuan.seal.report.Check;
import org.zhengyuan.seal.report.Report;
import org.zhengyuan.seal.report.Verdict;

/** Whoever changes the trail past the exchange is found out, and the entry is named. */
class TrailInTheBooksTest {
    @TempDir
    Path folder;

    private BooksOnDatabase books;

    @BeforeEach
    void work() throws Exception {
        books = new BooksOnDatabase(folder);
        books.work();
        books.published();
    }

    @AfterEach
    void close() {
        books.close();
    }

    @Test
    void aChangedEntryOfTheTrailIsNamed() throws Exception {
        UUID receipt = receipt();
        books.tamper("UPDATE trail SET case_number = 'case-2' WHERE receipt_id = '" + receipt + "'");
        assertThat(why("registry.leaves")).contains("entry " + receipt).contains("not what leaf");
    }

    @Test
    void anUnreadableEntryOfTheTrailIsNamed() throws Exception {
        UUID receipt = receipt();
        books.tamper("UPDATE trail SET details = '' WHERE receipt_id = '" + receipt + "'");
        assertThat(why("registry.leaves")).contains("entry " + receipt);
    }

    @Test
    void aDeletedEntryOfTheTrailLeavesItsLeaf() throws Exception {
        books.tamper("DELETE FROM trail WHERE receipt_id = '" + receipt() + "'");
        assertThat(why("registry.leaves")).contains("No row accounts for leaf ").contains("of kind pull");
        assertThat(books.check().firstDifference()).isPresent();
    }

    @Test
    void anEntryInsertedIntoTheTrailIsNamed() throws Exception {
        books.tamper(
                """
                INSERT INTO trail SELECT gen_random_uuid(), retention, at, kind, outcome, repeated, client_id, department, agreement_id,
                    agreement_version, service_item, case_number, operator, subject_id, elements, details_type, details, answer_digest,
                    request_digest, salt, null, null FROM trail LIMIT 1
                """);
        assertThat(why("registry.uncovered")).contains("inserted past the log");
    }

    @Test
    void aMonthOfTheTrailDroppedWithoutAnErasureIsFoundOut() throws Exception {
        String partition = books.owner
                .sql("SELECT tableoid::regclass::text FROM trail LIMIT 1")
                .query(String.class)
                .single();
        books.tamper("DROP TABLE " + partition);
        assertThat(why("registry.leaves")).contains("No row accounts for leaf ").contains("of kind pull");
    }

    private String why(String check) throws Exception {
        Report report = books.check();
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        return failed(report).getOrDefault(check, "nothing of " + check + " but " + failed(report));
    }

    private static Map<String, String> failed(Report report) {
        return report.checks().stream()
                .filter(check -> check.outcome() == Check.Outcome.FAILED)
                .collect(Collectors.toMap(Check::name, check -> check.why().en()));
    }

    private UUID receipt() {
        return books.owner
                .sql("SELECT receipt_id FROM trail ORDER BY packet_id, place LIMIT 1")
                .query(UUID.class)
                .single();
    }
}

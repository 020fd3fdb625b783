package org.zhengyuan.exchange.books.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whoever changes the trail past the exchange is found out, and the entry is named. */
class TrailInTheBooksTest extends WorkedBooks {
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
    void bytesThatTheDetailsDoNotTellAreNamed() throws Exception {
        UUID receipt = receipt();
        books.tamper("UPDATE trail SET details = details || '\\x00' WHERE receipt_id = '" + receipt + "'");
        assertThat(why("registry.leaves")).contains("entry " + receipt);
    }

    @Test
    void anEntryPutIntoAnotherRetentionClassIsNamed() throws Exception {
        UUID receipt = receipt();
        books.tamper("UPDATE trail SET retention = 3 - retention WHERE receipt_id = '" + receipt + "'");
        assertThat(why("registry.leaves")).contains("entry " + receipt);
    }

    @Test
    void anEntryThatIsThereAndSaysItWasErasedIsNamed() throws Exception {
        UUID receipt = receipt();
        books.tamper(
                "UPDATE trail SET erased_by = (SELECT fact_id FROM fact LIMIT 1) WHERE receipt_id = '" + receipt + "'");
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

    private UUID receipt() {
        return books.owner
                .sql("SELECT receipt_id FROM trail ORDER BY packet_id, place LIMIT 1")
                .query(UUID.class)
                .single();
    }
}

package org.zhengyuan.exchange.books.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.zhengyuan.seal.report.Report;
import org.zhengyuan.seal.report.Verdict;

/** No row hides behind a packet that the log does not have, nor behind one that nobody has looked at yet. */
class HiddenPacketsTest extends WorkedBooks {
    private static final String FORGED_ENTRY =
            """
            INSERT INTO trail SELECT gen_random_uuid(), retention, at, kind, outcome, repeated, client_id, department, agreement_id,
                agreement_version, service_item, 'forged', operator, subject_id, elements, details_type, details, answer_digest,
                request_digest, salt, %s, 0 FROM trail LIMIT 1
            """;

    @Test
    void aPacketOfALogThatThereNeverWasIsNamed() throws Exception {
        books.tamper(
                "INSERT INTO sequenced_packet (epoch, packet_id, first_index, leaves) VALUES (7, 9000000000, 0, 1000000)");
        books.tamper(FORGED_ENTRY.formatted("9000000000"));
        assertThat(why("registry.published")).contains("Packet 9000000000").contains("log number 7");
        books.tamper("INSERT INTO log_origin (epoch, origin, ended_at) VALUES (7, 'another', now())");
        assertThat(why("registry.published")).contains("not those before log number 0");
    }

    @Test
    void aPacketAmongTheLeavesOfAnotherIsNamed() throws Exception {
        books.tamper(
                "INSERT INTO sequenced_packet (packet_id, first_index, leaves) SELECT 9000000000, first_index + 1, 1"
                        + " FROM sequenced_packet WHERE leaves > 1 LIMIT 1");
        books.tamper(FORGED_ENTRY.formatted("9000000000"));
        assertThat(why("registry.published")).contains("Packet 9000000000 lies at leaf ");
    }

    @Test
    void aPacketBeforeTheFirstLeafIsNamed() throws Exception {
        books.tamper("INSERT INTO sequenced_packet (packet_id, first_index, leaves) VALUES (9000000000, -5, 5)");
        books.tamper(FORGED_ENTRY.formatted("9000000000"));
        assertThat(why("registry.published")).contains("Packet 9000000000 lies at leaf -5");
    }

    @Test
    void aRulingChangedWithAFactThatTheLogDoesNotHaveIsFoundOut() throws Exception {
        books.tamper(
                "INSERT INTO sequenced_packet (epoch, packet_id, first_index, leaves) VALUES (7, 9000000000, 0, 1000000)");
        books.tamper("ALTER TABLE discrepancy DISABLE TRIGGER USER");
        books.tamper("UPDATE discrepancy SET opened_at = opened_at - interval '1 day'");
        books.tamper("ALTER TABLE discrepancy ENABLE TRIGGER USER");
        books.tamper(
                """
                INSERT INTO fact SELECT gen_random_uuid(), 13, now(), 'discrepancy/' || discrepancy_id, '{}', canonical_json(jsonb_build_object(
                    'kind', 'discrepancy', 'object', 'discrepancy/' || discrepancy_id, 'details', to_jsonb(d))), fresh_salt(), 9000000000,
                    row_number() OVER () FROM discrepancy d
                """);
        assertThat(why("registry.published")).contains("Packet 9000000000");
    }

    @Test
    void anEntryChangedAfterTheCheckpointIsNamed() throws Exception {
        UUID receipt = books.pull(null);
        books.log.round();
        assertThat(failed()).isEmpty();
        books.tamper("UPDATE trail SET case_number = 'case-2' WHERE receipt_id = '" + receipt + "'");
        assertThat(why("registry.later")).contains("entry " + receipt);
    }

    @Test
    void anEntryChangedWhileItWaitsIsNamed() throws Exception {
        UUID receipt = books.pull(null);
        assertThat(failed()).isEmpty();
        books.tamper("UPDATE trail SET case_number = 'case-2' WHERE receipt_id = '" + receipt + "'");
        assertThat(why("registry.later")).contains("leaves that wait").contains("entry " + receipt);
    }

    @Test
    void anEntryDeletedWhileItWaitsLeavesItsLeaf() throws Exception {
        UUID receipt = books.pull(null);
        books.tamper("DELETE FROM trail WHERE receipt_id = '" + receipt + "'");
        assertThat(why("registry.later")).contains("leaves that wait").contains("of kind pull");
    }

    @Test
    void aVersionChangedWhileItsLeafWaitsIsNamed() throws Exception {
        books.police(BooksOnDatabase.ZHAO + ",赵六,1990-05-05,350102");
        long version = books.owner
                .sql("SELECT max(version_id) FROM version")
                .query(Long.class)
                .single();
        books.tamper("UPDATE version SET payload = payload || '!' WHERE version_id = " + version);
        assertThat(why("registry.later")).contains("Version " + version + " ");
    }

    @Test
    void aPacketThatIsPlacedDoesNotWait() throws Exception {
        books.tamper(
                "INSERT INTO leaf_packet SELECT packet_id, decode(repeat('00', 34), 'hex') FROM sequenced_packet LIMIT 1");
        assertThat(why("registry.published")).contains("waits to be taken");
    }

    @Test
    void anOwnEntryThatIsMissingAfterTheCheckpointIsNamed() throws Exception {
        books.pull(null);
        books.log.round();
        books.tamper("UPDATE log_tile SET data = substr(data, 1, 36) WHERE level = -1");
        assertThat(why("registry.later")).contains("tile/entries/000");
    }

    @Test
    void noRulingGoesWithAMonthOfTheTrail() throws Exception {
        books.tamper(
                """
                WITH gone AS (SELECT f.fact_id, s.first_index, sha256('\\x00'::bytea || fact_entry(f.kind, f.salt, f.body)) AS leaf
                        FROM fact f JOIN sequenced_packet s USING (packet_id) WHERE f.kind = 6 ORDER BY f.packet_id LIMIT 1),
                    noted AS (SELECT gone.*, note_fact(14, 'erasure', 'system', 'trail/trail_1_202001', '{}', jsonb_build_object('leaves',
                        jsonb_build_array(jsonb_build_object('epoch', 0, 'size', 1, 'root', encode(leaf, 'base64'))))) AS told FROM gone),
                    marked AS (INSERT INTO erased_leaves (epoch, first_index, last_index, fact_id)
                        SELECT 0, first_index, first_index, told FROM noted)
                DELETE FROM fact f USING noted WHERE f.fact_id = noted.fact_id
                """);
        books.published();
        assertThat(why("registry.erased")).contains("not those that the fact speaks of");
    }

    @Test
    void whatIsOlderThanTheLogLeavesTheVerdictOpen() throws Exception {
        assertThat(books.check().verdict()).isEqualTo(Verdict.PASSED);
        books.tamper(
                """
                INSERT INTO trail SELECT gen_random_uuid(), retention, (SELECT min(at) FROM fact) - interval '1 second', kind, outcome,
                    repeated, client_id, department, agreement_id, agreement_version, service_item, 'forged', operator, subject_id, elements,
                    details_type, details, answer_digest, request_digest, salt, null, null FROM trail LIMIT 1
                """);
        books.tamper(
                """
                INSERT INTO submission_chunk SELECT submission_id, 1000, 1000000, (SELECT min(at) FROM fact) - interval '1 second', 0, 0, 0,
                    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '' FROM submission_chunk LIMIT 1
                """);
        Report report = books.check();
        assertThat(Findings.failed(report)).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(report.checks())
                .filteredOn(check -> check.name().equals("registry.older"))
                .singleElement()
                .satisfies(check -> assertThat(check.why().en()).startsWith("2 entries"));
    }
}

package org.zhengyuan.exchange.books.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengyuan.seal.report.Check;
import org.zhengyuan.seal.report.Report;
import org.zhengyuan.seal.report.Verdict;

/** What a log that ended holds is checked with the one that followed, whose first leaf names its root. */
class EndedLogsInTheBooksTest extends WorkedBooks {
    private UUID early;

    @BeforeEach
    void anEarlyEntry() {
        early = books.owner
                .sql("SELECT receipt_id FROM trail ORDER BY packet_id, place LIMIT 1")
                .query(UUID.class)
                .single();
    }

    private void followed(String stopped) throws Exception {
        books.another("zhengyuan/test/2", stopped);
        books.pull(null);
        books.published();
    }

    @Test
    void theRowsOfALogThatEndedAreCheckedWithTheNext() throws Exception {
        followed("SHORTER_THAN_PUBLISHED");
        Report report = books.check();
        assertThat(Findings.failed(report)).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.PASSED);
        assertThat(report.checks()).extracting(Check::name).contains("registry.ended");
        books.tamper("UPDATE trail SET case_number = 'case-2' WHERE receipt_id = '" + early + "'");
        assertThat(why("registry.ended"))
                .contains("log zhengyuan/test, which ended")
                .contains("entry " + early);
    }

    @Test
    void aRowOfALogThatEndedIsNotHiddenByItsOwnTiles() throws Exception {
        followed("SHORTER_THAN_PUBLISHED");
        books.tamper("DELETE FROM log_checkpoint WHERE epoch = 0");
        assertThat(why("registry.published")).contains("was cut");
    }

    @Test
    void anEntryChangedWithItsRowInALogThatEndedIsFoundOut() throws Exception {
        followed("SHORTER_THAN_PUBLISHED");
        forgeFact();
        assertThat(why("registry.ended")).contains("do not lead to the root");
    }

    @Test
    void aLogThatEndedBecauseItContradictedItselfLeavesTheVerdictOpen() throws Exception {
        followed("TILES_DAMAGED");
        assertThat(books.check().verdict()).as("it does not contradict itself").isEqualTo(Verdict.PASSED);
        forgeFact();
        Report report = books.check();
        assertThat(Findings.failed(report)).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(report.checks()).extracting(Check::name).contains("registry.endedDamaged");
    }

    @Test
    void withALogThatEndedAloneTheVerdictIsOpen() throws Exception {
        Path ended = folder.resolve("ended");
        Files.move(folder.resolve("log"), ended);
        Files.createDirectories(folder.resolve("log"));
        String keys = Files.readString(folder.resolve("keys"));
        followed("SHORTER_THAN_PUBLISHED");
        Files.writeString(folder.resolve("keys"), keys);
        Files.move(folder.resolve("log"), folder.resolve("next"));
        Files.move(ended, folder.resolve("log"));
        Report report = books.check("--ended");
        assertThat(Findings.failed(report)).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
        assertThat(report.checks()).extracting(Check::name).contains("registry.otherLogs");
    }

    /** A fact of the log that ended, with its entry and its leaf, as one who owns the database may change it. */
    private void forgeFact() {
        books.tamper(
                """
                WITH forged AS (
                    UPDATE fact f SET body = replace(f.body, '"actor":"system"', '"actor":"nobody"') FROM sequenced_packet s
                    WHERE s.packet_id = f.packet_id AND s.epoch = 0 AND f.body LIKE '%"actor":"system"%' AND f.fact_id =
                        (SELECT g.fact_id FROM fact g JOIN sequenced_packet q USING (packet_id)
                         WHERE q.epoch = 0 AND g.body LIKE '%"actor":"system"%' AND q.first_index < 256 ORDER BY q.first_index LIMIT 1)
                    RETURNING s.first_index + f.place AS leaf, fact_entry(f.kind, f.salt, f.body) AS entry)
                UPDATE log_tile t SET data = overlay(t.data PLACING forged.entry FROM (forged.leaf * 36 + 3)::integer)
                FROM forged WHERE t.epoch = 0 AND t.level = -1 AND t.number = 0
                """);
    }
}

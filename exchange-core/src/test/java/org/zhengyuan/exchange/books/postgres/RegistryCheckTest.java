package org.zhengyuan.exchange.books.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.zhengyuan.exchange.books.Progress;
import org.zhengyuan.exchange.books.disk.StateFile;
import org.zhengyuan.exchange.registry.SubjectChange;
import org.zhengyuan.seal.log.FolderFiles;
import org.zhengyuan.seal.log.LogAudit;
import org.zhengyuan.seal.log.LogCopies;
import org.zhengyuan.seal.log.LogReader;
import org.zhengyuan.seal.proof.Checkpoint;
import org.zhengyuan.seal.proof.Hash;
import org.zhengyuan.seal.proof.LogEntry;
import org.zhengyuan.seal.proof.SignedNote;
import org.zhengyuan.seal.proof.TreeHasher;
import org.zhengyuan.seal.report.Check;
import org.zhengyuan.seal.report.Report;
import org.zhengyuan.seal.report.Verdict;

/** Whoever changes the database past the exchange is found out, and what was changed is named. */
class RegistryCheckTest extends WorkedBooks {
    @Test
    void aDatabaseThatNobodyTouchedPasses() throws Exception {
        Report report = books.check();
        assertThat(report.checks())
                .filteredOn(check -> check.outcome() == Check.Outcome.FAILED)
                .isEmpty();
        assertThat(report.verdict()).isNotEqualTo(Verdict.FAILED);
        assertThat(report.checks())
                .extracting(Check::name)
                .contains(
                        "registry.leaves",
                        "registry.rows",
                        "registry.uncovered",
                        "registry.versions",
                        "registry.heads",
                        "registry.rulings");
    }

    @Test
    void theApplicationsRoleIsEnough() throws Exception {
        assertThat(Findings.failed(books.check("--user", "zhengyuan_app"))).isEmpty();
    }

    @Test
    void mergedSubjectsPassAndSoDoThoseThatAreTwoAgain() throws Exception {
        books.civil(BooksOnDatabase.ZHAO + ",赵六,1990-05-05,350102");
        UUID kept = books.subject(BooksOnDatabase.LI);
        UUID absorbed = books.subject(BooksOnDatabase.ZHAO);
        UUID merge = books.changed(SubjectChange.Kind.MERGE, kept, absorbed, null);
        books.civil(BooksOnDatabase.ZHAO + ",赵六,1990-05-06,350102");
        books.published();
        assertThat(failed()).isEmpty();
        books.changed(SubjectChange.Kind.SPLIT, kept, absorbed, merge);
        books.civil(BooksOnDatabase.ZHAO + ",赵六,1990-05-07,350102");
        books.published();
        assertThat(failed()).isEmpty();
        books.tamper("UPDATE version SET division = '350103' WHERE subject_id = '" + kept + "' AND version_id IN"
                + " (SELECT version_id FROM version GROUP BY version_id HAVING count(*) > 1)");
        assertThat(why("registry.rows")).startsWith("Version ");
    }

    @Test
    void aValueChangedInAVersionIsNamed() throws Exception {
        long version = version("payload <> ''");
        books.tamper("UPDATE version SET payload = payload || '!' WHERE version_id = " + version);
        assertThat(why("registry.rows")).contains("Version " + version + " ");
    }

    @Test
    void aValueChangedInAVersionWithItsDigestAndItsHeadIsNamed() throws Exception {
        long version = version("payload <> ''");
        String sql = "UPDATE %s SET payload = payload || '!', digest = sha256(payload || '!') WHERE version_id = %d";
        books.tamper(sql.formatted("version", version));
        books.tamper(sql.formatted("head", version));
        assertThat(why("registry.rows")).contains("Version " + version + " ");
        assertThat(books.check().firstDifference()).isPresent();
    }

    @Test
    void aHeadThatIsNotItsVersionIsNamed() throws Exception {
        long version = books.owner
                .sql("SELECT max(version_id) FROM head")
                .query(Long.class)
                .single();
        books.tamper("UPDATE head SET payload = payload || '!' WHERE version_id = " + version);
        assertThat(why("registry.heads")).contains("version " + version + " ");
    }

    @Test
    void aHeadSetBackToAnOlderVersionIsNamed() throws Exception {
        books.tamper(
                """
                UPDATE head h SET version = v.version, version_id = v.version_id, valid_from = v.valid_from, recorded_at = v.recorded_at,
                    digest = v.digest, payload = v.payload
                FROM version v WHERE v.subject_id = h.subject_id AND v.dataset_id = h.dataset_id AND v.version = 1 AND h.version = 2
                """);
        assertThat(why("registry.heads")).contains("is not the version that speaks now");
    }

    @Test
    void aDeletedHeadIsNamed() throws Exception {
        long version = books.owner
                .sql("SELECT max(version_id) FROM head")
                .query(Long.class)
                .single();
        books.tamper("DELETE FROM head WHERE version_id = " + version);
        assertThat(why("registry.heads")).contains("has no head");
    }

    @Test
    void aDeletedVersionIsNamedByItsRow() throws Exception {
        books.tamper("DELETE FROM version WHERE version_id = " + version("version = 1"));
        assertThat(why("registry.rows")).contains("The version that row ").contains(" is gone");
    }

    @Test
    void anInsertedVersionIsNamed() throws Exception {
        books.tamper(
                """
                INSERT INTO version SELECT version_id + 100000, subject_id, dataset_id, record_key, version_id, version + 1, kind, schema_version,
                    valid_from, recorded_at, ordering, division, submission_id, row_number, digest, payload FROM version LIMIT 1
                """);
        assertThat(why("registry.versions")).contains("belongs to no chunk");
    }

    @Test
    void aVersionInsertedAmongThoseOfAChunkIsNamed() throws Exception {
        books.tamper("UPDATE submission_chunk SET last_version = last_version + 500 WHERE refused > 0");
        books.tamper(
                """
                INSERT INTO version SELECT v.version_id + 100, subject_id, dataset_id, record_key, version_id, 2, kind, schema_version,
                    valid_from, recorded_at, ordering, division, v.submission_id, 3, digest, payload
                FROM version v JOIN submission_chunk c ON c.submission_id = v.submission_id AND c.first_version = v.version_id
                WHERE c.refused > 0
                """);
        assertThat(why("registry.rows")).contains("was made by no row");
    }

    @Test
    void aVersionPutUnderASecondSubjectIsNamed() throws Exception {
        books.tamper(
                """
                INSERT INTO version SELECT version_id, gen_random_uuid(), dataset_id, record_key, previous_id, version, kind, schema_version,
                    valid_from, recorded_at, ordering, division, submission_id, row_number, digest, payload FROM version LIMIT 1
                """);
        assertThat(why("registry.rows")).contains("stands under a second subject");
    }

    @Test
    void aChangedRefusalIsNamedByItsRow() throws Exception {
        assertThat(books.tamper("UPDATE refused_row SET cells[2] = '另一个'")).isEqualTo(1);
        assertThat(why("registry.rows")).contains("Row 3 of submission");
    }

    @Test
    void aDeletedRefusalIsNamedByItsRow() throws Exception {
        books.tamper("DELETE FROM refused_row");
        assertThat(why("registry.rows")).contains("Row 3 of submission");
    }

    @Test
    void aDeletedChunkIsNamed() throws Exception {
        books.tamper("DELETE FROM submission_chunk WHERE refused > 0");
        assertThat(why("registry.rows")).contains("Chunk 0 of submission");
    }

    @Test
    void aChangedFactIsNamed() throws Exception {
        UUID fact = fact("kind = 6");
        books.tamper("UPDATE fact SET body = replace(body, '0', '1') WHERE fact_id = '" + fact + "'");
        assertThat(why("registry.leaves")).contains("fact " + fact);
    }

    @Test
    void aFactPutOutOfTheWayByItsNameIsNamed() throws Exception {
        UUID fact = fact("kind = 6");
        books.tamper("UPDATE fact SET object = object || '-' WHERE fact_id = '" + fact + "'");
        assertThat(why("registry.leaves")).contains("fact " + fact);
    }

    @Test
    void aFactEmptiedByAnErasureThatNobodyDecidedIsNamed() throws Exception {
        UUID fact = fact("kind = 6");
        books.owner
                .sql(
                        "SELECT note_fact(14, 'erasure', 'system', 'erasing/x', '{}', jsonb_build_object('items', jsonb_build_array(?)))")
                .param("fact/" + fact)
                .query(UUID.class)
                .single();
        books.published();
        books.tamper(
                "UPDATE fact SET body = NULL, salt = NULL, erased_by = (SELECT max(fact_id::text)::uuid FROM fact WHERE kind = 14)"
                        + " WHERE fact_id = '" + fact + "'");
        assertThat(why("registry.leaves")).contains("fact " + fact).contains("emptied");
    }

    @Test
    void aDeletedFactLeavesItsLeaf() throws Exception {
        books.tamper("DELETE FROM fact WHERE fact_id = '" + fact("kind = 6") + "'");
        assertThat(why("registry.leaves")).contains("No row accounts for leaf ").contains("responsibility-change");
    }

    @Test
    void aFactEmptiedWithoutAnErasureIsNamed() throws Exception {
        UUID fact = fact("kind = 6");
        books.tamper("UPDATE fact SET body = NULL, salt = NULL, erased_by = fact_id WHERE fact_id = '" + fact + "'");
        assertThat(why("registry.leaves")).contains("fact " + fact).contains("emptied");
    }

    @Test
    void aLeafReplacedInTheTilesIsNamed() throws Exception {
        Path tile = folder.resolve("log/tile/0/000.p").toFile().exists()
                ? Files.list(folder.resolve("log/tile/0/000.p")).findFirst().orElseThrow()
                : folder.resolve("log/tile/0/000");
        byte[] hashes = Files.readAllBytes(tile);
        hashes[5 * 32] ^= 1;
        Files.write(tile, hashes);
        Report report = books.check();
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(report.firstDifference()).hasValue(5);
    }

    @Test
    void aLeafReplacedInTheTilesAndInTheEntriesIsNamedByItsRow() throws Exception {
        Path tile = Files.list(folder.resolve("log/tile/0/000.p")).findFirst().orElseThrow();
        Path bundle =
                Files.list(folder.resolve("log/tile/entries/000.p")).findFirst().orElseThrow();
        byte[] entries = Files.readAllBytes(bundle);
        int at = 7 * OwnBundles.STRIDE + 2;
        entries[at + 20] ^= 1;
        Files.write(bundle, entries);
        byte[] hashes = Files.readAllBytes(tile);
        new TreeHasher()
                .leaf(Arrays.copyOfRange(entries, at, at + LogEntry.LENGTH))
                .copyTo(hashes, 7 * Hash.LENGTH);
        Files.write(tile, hashes);
        Report report = books.check();
        assertThat(Findings.failed(report)).containsKeys("log.tiles", "registry.leaves");
        assertThat(report.firstDifference()).hasValue(7);
    }

    @Test
    void aTailCutIsFoundOutByACheckpointKeptElsewhere() throws Exception {
        Path kept = folder.resolve("then");
        Files.copy(folder.resolve("log/checkpoint"), kept);
        String earlier = books.owner
                .sql("SELECT note FROM log_checkpoint ORDER BY size LIMIT 1")
                .query(String.class)
                .single();
        assertThat(Findings.failed(books.check("--checkpoint", kept.toString())))
                .isEmpty();
        long size = Checkpoint.parse(SignedNote.parse(earlier).text()).size();
        books.police(BooksOnDatabase.ZHAO + ",赵六,1990-05-05,350102");
        books.published();
        Files.copy(folder.resolve("log/checkpoint"), folder.resolve("newest"));
        Files.copy(kept, folder.resolve("log/checkpoint"), StandardCopyOption.REPLACE_EXISTING);
        Report cut = books.check("--checkpoint", folder.resolve("newest").toString());
        assertThat(Findings.failed(cut)).isNotEmpty().containsKey("log.consistency");
        assertThat(cut.firstDifference()).hasValue(size);
    }

    @Test
    void aTailCutInTheDatabaseIsFoundOut() throws Exception {
        books.tamper("ALTER TABLE log_state DISABLE TRIGGER USER");
        books.tamper("UPDATE log_state SET size = size - 3");
        assertThat(why("registry.published")).contains("tail was cut");
    }

    @Test
    void anInterruptedCheckGoesOnWhereItWas() throws Exception {
        Path state = folder.resolve("state.json");
        UUID fact = books.owner
                .sql("SELECT fact_id FROM fact ORDER BY packet_id DESC LIMIT 1")
                .query(UUID.class)
                .single();
        books.tamper("UPDATE fact SET body = replace(body, 'time', 'tome') WHERE fact_id = '" + fact + "'");
        assertThat(Findings.failed(inSmallWindows(state))).containsKey("registry.leaves");
        String kept = Files.readString(state);
        assertThat(kept).containsPattern("\"leaves\":[1-9]");
        books.tamper("UPDATE fact SET body = replace(body, 'tome', 'time') WHERE fact_id = '" + fact + "'");
        Report resumed = inSmallWindows(state);
        assertThat(Findings.failed(resumed)).isEmpty();
        assertThat(resumed.leavesOpen()).anyMatch(open -> open.en().contains("before an interruption"));
        assertThat(state).doesNotExist();
        Files.writeString(state, kept.replace("zhengyuan/test", "zhengyuan/other"));
        assertThatThrownBy(() -> inSmallWindows(state)).hasMessageContaining("is no state of a check");
    }

    private Report inSmallWindows(Path state) throws Exception {
        LogReader log = new LogReader(new FolderFiles(folder.resolve("log")));
        byte[] note = log.checkpoint();
        Report audited = LogAudit.compare(note, note, books.log.trust(), new LogCopies(log, null, true), seen -> {});
        try (BooksSnapshot snapshot =
                new BooksSnapshot(new DatabaseAddress(books.database.url(), "zhengyuan_app", "").connect())) {
            return new RegistryCheck(
                            snapshot,
                            log,
                            Checkpoint.parse(SignedNote.parse(note).text()),
                            books.log.trust(),
                            new StateFile(state),
                            new Progress(null, () -> 0),
                            5)
                    .run(audited);
        }
    }

    private long version(String where) {
        return books.owner
                .sql("SELECT min(version_id) FROM version WHERE " + where)
                .query(Long.class)
                .single();
    }

    private UUID fact(String where) {
        return books.owner
                .sql("SELECT fact_id FROM fact WHERE " + where + " ORDER BY packet_id LIMIT 1")
                .query(UUID.class)
                .single();
    }
}

package org.zhengyuan.exchange.books.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.zhengyuan.exchange.registry.SubjectChange;

/** A head that was put off, set back or deleted is found out, and its version is named; merged subjects are no hiding place. */
class HeadsInTheBooksTest extends WorkedBooks {
    @Test
    void aHeadThatIsPutOffIsNamed() throws Exception {
        long version = books.owner
                .sql("SELECT max(version_id) FROM head WHERE version = 1")
                .query(Long.class)
                .single();
        books.tamper("UPDATE head SET state = 2 WHERE version_id = " + version);
        assertThat(why("registry.heads")).contains("version " + version + " ");
    }

    @Test
    void aVersionThatIsMadeToWaitIsNamed() throws Exception {
        long version = books.owner
                .sql("SELECT min(version_id) FROM version WHERE version = 2")
                .query(Long.class)
                .single();
        books.tamper(
                "INSERT INTO due_version SELECT '2999-01-01', version_id, subject_id, dataset_id, record_key, digest FROM version"
                        + " WHERE version_id = " + version);
        books.tamper(
                """
                UPDATE head h SET version = v.version, version_id = v.version_id, valid_from = v.valid_from, recorded_at = v.recorded_at,
                    digest = v.digest, payload = v.payload
                FROM version v WHERE v.subject_id = h.subject_id AND v.dataset_id = h.dataset_id AND v.version = 1
                  AND h.version_id = %d
                """
                        .formatted(version));
        assertThat(why("registry.heads")).startsWith("Version " + version + " ").contains("waits");
    }

    @Test
    void aHeadOfMergedSubjectsThatIsPutBackOrDeletedIsNamed() throws Exception {
        books.civil(BooksOnDatabase.ZHAO + ",赵六,1990-05-05,350102");
        UUID kept = books.subject(BooksOnDatabase.LI);
        UUID absorbed = books.subject(BooksOnDatabase.ZHAO);
        books.changed(SubjectChange.Kind.MERGE, kept, absorbed, null);
        books.published();
        assertThat(failed()).isEmpty();
        String moved = " WHERE dataset_id = (SELECT dataset_id FROM dataset WHERE code = 'civil.persons')";
        books.tamper("UPDATE head SET subject_id = '" + absorbed + "'" + moved + " AND subject_id = '" + kept + "'");
        assertThat(why("registry.heads")).contains("merged into another");
        books.tamper("UPDATE head SET subject_id = '" + kept + "'" + moved + " AND subject_id = '" + absorbed + "'");
        assertThat(failed()).isEmpty();
        books.tamper("DELETE FROM head WHERE subject_id = '" + kept + "'");
        assertThat(why("registry.heads")).contains("has no head");
    }

    @Test
    void subjectsThatAreTwoAgainMayHaveARecordEachAndNeitherHidesTheOther() throws Exception {
        books.civil(BooksOnDatabase.ZHAO + ",赵六,1990-05-05,350102");
        UUID kept = books.subject(BooksOnDatabase.LI);
        UUID absorbed = books.subject(BooksOnDatabase.ZHAO);
        UUID merge = books.changed(SubjectChange.Kind.MERGE, kept, absorbed, null);
        books.civil(BooksOnDatabase.ZHAO + ",赵六,1990-05-06,350102");
        books.changed(SubjectChange.Kind.SPLIT, kept, absorbed, merge);
        books.civil(BooksOnDatabase.LI + ",李四,1980-01-01,350102");
        books.published();
        assertThat(failed()).isEmpty();
        books.tamper("DELETE FROM head WHERE subject_id = '" + absorbed + "'");
        // the other subject keeps a copy of the chain: whichever of the two is looked at first
        assertThat(why("registry.heads")).containsAnyOf("has no head", "is not the version that speaks now");
    }
}

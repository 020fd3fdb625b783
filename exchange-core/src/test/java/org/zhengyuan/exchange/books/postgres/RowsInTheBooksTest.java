package org.zhengyuan.exchange.books.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whoever adds to the rows of submissions past the exchange, or changes how they are counted, is found out, and the row is named. */
class RowsInTheBooksTest extends WorkedBooks {
    /** The submission whose third row was refused. */
    private static final String REFUSING = "(SELECT submission_id FROM submission_chunk WHERE refused > 0)";

    @Test
    void aRefusalInsertedWhereNothingWasRefusedIsNamed() throws Exception {
        books.tamper(
                "INSERT INTO refused_row SELECT submission_id, 1, '[]', '{}' FROM submission_chunk WHERE refused = 0"
                        + " AND received > 0 LIMIT 1");
        assertThat(why("registry.rows")).contains("Row 1 of submission").contains("has a refusal");
    }

    @Test
    void aRefusalInsertedBesideAnotherIsNamed() throws Exception {
        books.tamper("INSERT INTO refused_row SELECT submission_id, 2, reasons, cells FROM refused_row");
        assertThat(why("registry.rows")).contains("Row 2 of submission").contains("has a refusal");
    }

    @Test
    void aRefusalHiddenByItsChunksCountIsNamed() throws Exception {
        books.tamper("DELETE FROM refused_row");
        books.tamper("UPDATE submission_chunk SET refused = 0 WHERE refused > 0");
        assertThat(why("registry.rows")).contains("Chunk 0 of submission").endsWith(", in: refused.");
    }

    @Test
    void everyCountOfAChunkIsComparedWithItsFact() throws Exception {
        String refusing = refusing();
        for (String column : new String[] {
            "received", "created", "changed", "unchanged", "history", "checked_only", "refused", "ended"
        }) {
            String set = "UPDATE submission_chunk SET %1$s = %1$s %2$s 1 WHERE submission_id = '%3$s'";
            books.tamper(set.formatted(column, "+", refusing));
            assertThat(why("registry.rows")).as(column).contains("counts its rows otherwise");
            books.tamper(set.formatted(column, "-", refusing));
        }
        assertThat(failed()).isEmpty();
    }

    @Test
    void totalsThatAreNotTheSumsOfTheChunksAreNamed() throws Exception {
        books.tamper("UPDATE submission SET unchanged = unchanged + 1, received = received + 1 WHERE submission_id = "
                + REFUSING);
        books.published();
        assertThat(why("registry.totals")).contains("submission " + refusing());
    }

    @Test
    void aComparisonInsertedAtARefusedRowIsNamed() throws Exception {
        books.tamper("UPDATE submission_chunk SET compared = '\\x00000002' || sha256('') WHERE refused > 0");
        assertThat(why("registry.rows")).contains("Row 3 of submission").contains("has a comparison");
    }

    @Test
    void aComparisonInsertedBehindTheLastRowIsNamed() throws Exception {
        books.tamper("UPDATE submission_chunk SET compared = '\\x00000009' || sha256('') WHERE refused > 0");
        assertThat(why("registry.rows")).contains("Row 10 of submission").contains("has a comparison");
    }

    @Test
    void whatCannotBeReadOfAChunkIsNamedAtItsLeaf() throws Exception {
        books.tamper("UPDATE submission_chunk SET compared = coalesce(compared, '') || '\\x00' WHERE submission_id = "
                + REFUSING);
        assertThat(why("registry.rows")).contains("cannot be read").contains(refusing());
        assertThat(books.check().firstDifference()).isPresent();
    }

    @Test
    void aReasonWithANumberThatNoDoubleHoldsIsNamed() throws Exception {
        books.tamper("UPDATE refused_row SET reasons = '[{\"code\": 12345678901234567890.123}]'");
        assertThat(why("registry.rows")).contains("cannot be read").contains(refusing());
    }

    @Test
    void cellsInTwoDimensionsAreNamed() throws Exception {
        books.tamper("UPDATE refused_row SET cells = ARRAY[cells, cells]");
        assertThat(why("registry.rows")).contains("cannot be read").contains(refusing());
    }

    private String refusing() {
        return books.owner
                .sql("SELECT submission_id::text FROM submission WHERE refused > 0")
                .query(String.class)
                .single();
    }
}

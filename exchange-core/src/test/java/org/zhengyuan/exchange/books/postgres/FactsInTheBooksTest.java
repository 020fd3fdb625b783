package org.zhengyuan.exchange.books.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is looked up of a fact beside its text is what its text says. */
class FactsInTheBooksTest extends WorkedBooks {
    private UUID fact;

    @BeforeEach
    void aFactWithOneParty() {
        fact = books.owner
                .sql("SELECT fact_id FROM fact WHERE kind = 2 AND cardinality(parties) = 1 ORDER BY packet_id LIMIT 1")
                .query(UUID.class)
                .single();
    }

    @Test
    void everyColumnOfAFactIsToldByItsText() throws Exception {
        for (String change : List.of(
                "at = at + interval '1 microsecond'",
                "parties = '{}'",
                "parties = parties || '{11350000000000001A}'",
                "parties = ARRAY[NULL]",
                "object = object || '-'",
                "kind = 3",
                "fact_id = gen_random_uuid()")) {
            books.tamper("CREATE TABLE kept AS SELECT * FROM fact WHERE fact_id = '" + fact + "'");
            books.tamper("UPDATE fact SET " + change + " WHERE fact_id = '" + fact + "'");
            assertThat(why("registry.leaves")).as(change).contains("is not what leaf");
            books.tamper("DELETE FROM fact WHERE packet_id = (SELECT packet_id FROM kept)");
            books.tamper("INSERT INTO fact SELECT * FROM kept");
            books.tamper("DROP TABLE kept");
        }
        assertThat(failed()).isEmpty();
    }
}

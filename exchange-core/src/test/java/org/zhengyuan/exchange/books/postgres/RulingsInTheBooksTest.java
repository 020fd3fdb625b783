package org.zhengyuan.exchange.books.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Rulings that are not, or not any more, what their facts tell. */
class RulingsInTheBooksTest extends WorkedBooks {
    @Test
    void aRulingChangedBehindItsTriggerIsNamedWithItsColumn() throws Exception {
        books.tamper("ALTER TABLE responsibility_decision DISABLE TRIGGER USER");
        books.tamper(
                "UPDATE responsibility_decision SET decided_by = 'nobody' WHERE decision_id = (SELECT min(decision_id::text)::uuid FROM responsibility_decision)");
        assertThat(why("registry.rulings")).contains("responsibility_decision").contains("switched off");
        books.tamper("ALTER TABLE responsibility_decision ENABLE TRIGGER USER");
        assertThat(why("registry.rulings")).contains("responsibility_decision/").contains("decided_by");
    }

    @Test
    void aRulingDeletedIsNamed() throws Exception {
        books.tamper("DELETE FROM discrepancy");
        assertThat(why("registry.rulings")).contains("discrepancy/").contains("is gone");
    }

    @Test
    void aRulingTableThatIsGoneOrReplacedIsNamed() throws Exception {
        books.tamper("ALTER TABLE discrepancy RENAME TO former");
        assertThat(why("registry.rulings")).contains("no table discrepancy");
        books.tamper("CREATE VIEW discrepancy AS SELECT * FROM former");
        assertThat(why("registry.rulings")).contains("no table discrepancy");
    }

    @Test
    void theNumberOfAPacketDoesNotMakeAFactTheLast() throws Exception {
        List<Long> packets = books.owner
                .sql(
                        "SELECT min(packet_id), max(packet_id) FROM fact WHERE kind = 2 GROUP BY object HAVING count(*) > 1 LIMIT 1")
                .query((row, number) -> List.of(row.getLong(1), row.getLong(2)))
                .single();
        for (String table : List.of("sequenced_packet", "fact")) {
            String sql = "UPDATE " + table + " SET packet_id = %d WHERE packet_id = %d";
            books.tamper(sql.formatted(-1, packets.getFirst()));
            books.tamper(sql.formatted(packets.getFirst(), packets.getLast()));
            books.tamper(sql.formatted(packets.getLast(), -1));
        }
        assertThat(failed()).isEmpty();
    }

    @Test
    void whatNoRulingTouchesIsComparedWithItsLeafAlone() throws Exception {
        books.tamper("ALTER TABLE submission DISABLE TRIGGER USER");
        books.tamper("UPDATE submission SET refused = 0, received = received - 1 WHERE refused > 0");
        books.tamper("ALTER TABLE submission ENABLE TRIGGER USER");
        assertThat(why("registry.rulings")).contains("submission/").contains("received, refused");
    }
}

package org.zhengyuan.exchange.books.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhengyuan.seal.crypto.KeyAlgorithm;
import org.zhengyuan.seal.crypto.SoftwareKey;
import org.zhengyuan.seal.proof.NoteSigner;
import org.zhengyuan.seal.proof.SignedNote;
import org.zhengyuan.seal.report.Report;

/** What the database itself keeps of the log is checked against the log as it is shown. */
class OwnCopyInTheBooksTest extends WorkedBooks {
    @BeforeEach
    void moreWork() throws Exception {
        books.work();
        books.published();
    }

    @Test
    void anotherRootOrEdgeOfTheTreeIsFoundOut() throws Exception {
        books.tamper("UPDATE log_state SET root = set_byte(root, 3, get_byte(root, 3) # 1)");
        assertThat(why("registry.log")).contains("The tree that the database goes on from");
        books.tamper("UPDATE log_state SET root = set_byte(root, 3, get_byte(root, 3) # 1)");
        assertThat(failed()).isEmpty();
        books.tamper("UPDATE log_state SET edge = set_byte(edge, 3, get_byte(edge, 3) # 1)");
        assertThat(why("registry.log")).contains("The tree that the database goes on from");
    }

    @Test
    void anEntryThatIsAnotherInTheDatabaseIsNamed() throws Exception {
        books.tamper(
                "UPDATE log_tile SET data = set_byte(data, 5 * 36 + 9, get_byte(data, 5 * 36 + 9) # 1) WHERE level = -1");
        Report report = books.check();
        assertThat(Findings.failed(report).get("registry.log")).contains("Entry 5 of the log");
        assertThat(report.firstDifference()).hasValue(5);
    }

    @Test
    void aTileThatIsAnotherInTheDatabaseIsNamed() throws Exception {
        books.tamper("UPDATE log_tile SET data = set_byte(data, 70, get_byte(data, 70) # 1) WHERE level = 0");
        assertThat(why("registry.log")).contains("tile/0/000");
        books.tamper("DELETE FROM log_tile WHERE level = 0");
        assertThat(why("registry.log")).contains("tile/0/000");
    }

    @Test
    void anOlderCheckpointThatSaysSomethingElseIsNamed() throws Exception {
        long size = oldest();
        books.tamper("UPDATE log_checkpoint o SET note = n.note FROM log_checkpoint n WHERE o.size = " + size
                + " AND n.size = (SELECT max(size) FROM log_checkpoint)");
        assertThat(why("registry.log"))
                .contains("checkpoint of " + size + " leaves")
                .contains("says something else");
        books.tamper("UPDATE log_checkpoint SET note = 'nothing' WHERE size = " + size);
        assertThat(why("registry.log"))
                .contains("checkpoint of " + size + " leaves")
                .contains("another form");
    }

    @Test
    void anOlderCheckpointThatTheLogDidNotSignIsNamed() throws Exception {
        long size = oldest();
        String note = note(size);
        SignedNote parsed = SignedNote.parse(note);
        NoteSigner stranger = NoteSigner.of(SoftwareKey.generate("zhengyuan/test", KeyAlgorithm.ED25519));
        SignedNote forged = new SignedNote(parsed.text(), List.of())
                .with(stranger.sign(parsed.text(), Clock.systemUTC().instant()));
        books.owner
                .sql("UPDATE log_checkpoint SET note = ? WHERE size = ?")
                .param(forged.format())
                .param(size)
                .update();
        assertThat(why("registry.log"))
                .contains("checkpoint of " + size + " leaves")
                .contains("no valid signature");
    }

    @Test
    void aCosignatureOfAnotherKeyIsNamed() throws Exception {
        long size = oldest();
        NoteSigner witness = NoteSigner.witness(SoftwareKey.generate("witness.example.cn", KeyAlgorithm.ED25519));
        NoteSigner other = NoteSigner.witness(SoftwareKey.generate("witness.example.cn", KeyAlgorithm.ED25519));
        String text = SignedNote.parse(note(size)).text();
        books.owner
                .sql("INSERT INTO log_cosignature (epoch, size, key, line, at) VALUES (0, ?, ?, ?, now())")
                .param(size)
                .param(witness.key().text())
                .param(witness.sign(text, Clock.systemUTC().instant()).line())
                .update();
        assertThat(failed()).isEmpty();
        books.owner
                .sql("UPDATE log_cosignature SET line = ?")
                .param(other.sign(text, Clock.systemUTC().instant()).line())
                .update();
        assertThat(why("registry.log"))
                .contains("checkpoint of " + size + " leaves")
                .contains("the key it is kept under");
    }

    private long oldest() {
        return books.owner
                .sql("SELECT min(size) FROM log_checkpoint")
                .query(Long.class)
                .single();
    }

    private String note(long size) {
        return books.owner
                .sql("SELECT note FROM log_checkpoint WHERE size = ?")
                .param(size)
                .query(String.class)
                .single();
    }
}

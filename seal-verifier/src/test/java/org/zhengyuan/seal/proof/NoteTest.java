package org.zhengyuan.seal.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhengyuan.seal.crypto.KeyAlgorithm;
import org.zhengyuan.seal.crypto.SoftwareKey;
import org.zhengyuan.seal.proof.NoteVerdict.Forged;
import org.zhengyuan.seal.proof.NoteVerdict.Signed;
import org.zhengyuan.seal.proof.NoteVerdict.Unsigned;

/** C2SP signed-note and tlog-cosignature. */
class NoteTest {
    private static final Instant TIME = Instant.parse("2026-11-22T01:02:03Z");
    private static final String TEXT =
            Checkpoint.of("example.cn/log", 7, Hash.EMPTY_TREE).text();

    private static NoteSigner signer(String name, KeyAlgorithm algorithm) {
        return NoteSigner.of(SoftwareKey.generate(name, algorithm));
    }

    private static SignedNote signed(NoteSigner... signers) {
        SignedNote note = new SignedNote(TEXT, List.of());
        for (NoteSigner signer : signers) {
            note = note.with(signer.sign(TEXT, TIME));
        }
        return note;
    }

    @ParameterizedTest
    @EnumSource
    void aNoteIsReadBackAndVerifiesUnderTheKeyReadFromItsText(KeyAlgorithm algorithm) throws Exception {
        NoteSigner signer = signer("example.cn/log", algorithm);
        SignedNote note = SignedNote.parse(signed(signer).format().getBytes(StandardCharsets.UTF_8));
        NoteKey key = NoteKey.parse(signer.key().text());

        assertThat(key).isEqualTo(signer.key());
        assertThat(note.text()).isEqualTo(TEXT);
        assertThat(note.verify(Set.of(key))).isInstanceOf(Signed.class);
    }

    @ParameterizedTest
    @EnumSource
    void everyFlippedBitOfASignatureIsNoticed(KeyAlgorithm algorithm) throws Exception {
        NoteSigner signer = signer("example.cn/log", algorithm);
        NoteSignature right = signer.sign(TEXT, TIME);
        for (int bit = 0; bit < right.bytes().length * 8; bit += 5) {
            byte[] bytes = right.bytes();
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            SignedNote note = new SignedNote(TEXT, List.of(new NoteSignature(right.keyName(), right.keyId(), bytes)));
            assertThat(note.verify(Set.of(signer.key()))).isEqualTo(new Forged(signer.key()));
        }
    }

    @Test
    void aChangedTextIsForged() {
        NoteSigner signer = signer("example.cn/log", KeyAlgorithm.SM2);
        SignedNote other = new SignedNote(TEXT.replace('7', '8'), signed(signer).signatures());
        assertThat(other.verify(Set.of(signer.key()))).isInstanceOf(Forged.class);
    }

    @Test
    void linesOfUnknownKeysArePassedOverEvenUnderAKnownName() {
        NoteSigner known = signer("example.cn/log", KeyAlgorithm.ED25519);
        NoteSigner namesake = signer("example.cn/log", KeyAlgorithm.ED25519);
        assertThat(signed(namesake).verify(Set.of(known.key()))).isEqualTo(new Unsigned());
        assertThat(signed(namesake, known).verify(Set.of(known.key()))).isInstanceOf(Signed.class);
        assertThat(signed(known).verify(Set.of())).isEqualTo(new Unsigned());
    }

    @Test
    void oneFalseLineOfATrustedKeySpoilsTheNote() {
        NoteSigner log = signer("example.cn/log", KeyAlgorithm.ED25519);
        NoteSigner second = signer("example.cn/log", KeyAlgorithm.SM2);
        NoteSignature false1 = new NoteSignature("example.cn/log", second.key().id(), new byte[64]);
        SignedNote note = signed(log).with(false1);
        assertThat(note.verify(Set.of(log.key(), second.key()))).isEqualTo(new Forged(second.key()));
        assertThat(note.verify(Set.of(log.key()))).isInstanceOf(Signed.class);
    }

    @Test
    void aWitnessSignsTheTimeWithTheCheckpoint() throws Exception {
        NoteSigner witness = NoteSigner.witness(SoftwareKey.generate("witness.example.cn", KeyAlgorithm.ED25519));
        SignedNote note = SignedNote.parse(signed(witness).format());

        assertThat(note.verify(Set.of(NoteKey.parse(witness.key().text())))).isInstanceOf(Signed.class);
        NoteSignature signature = note.signatures().getFirst();
        assertThat(Cosignature.time(signature)).isEqualTo(TIME);
        byte[] later = signature.bytes();
        later[7]++;
        SignedNote changed =
                new SignedNote(TEXT, List.of(new NoteSignature(signature.keyName(), signature.keyId(), later)));
        assertThat(changed.verify(Set.of(witness.key()))).isInstanceOf(Forged.class);
    }

    @Test
    void oneKeyAsLogAndAsWitnessHasTwoIdsAndItsSignaturesAreNotExchangeable() {
        SoftwareKey key = SoftwareKey.generate("example.cn/log", KeyAlgorithm.ED25519);
        NoteSigner log = NoteSigner.of(key);
        NoteSigner witness = NoteSigner.witness(key);
        assertThat(log.key().id()).isNotEqualTo(witness.key().id());
        assertThat(signed(log).verify(Set.of(witness.key()))).isInstanceOf(Unsigned.class);
    }

    @Test
    void onlyEd25519KeysCosign() {
        SoftwareKey key = SoftwareKey.generate("witness.example.cn", KeyAlgorithm.SM2);
        assertThatIllegalArgumentException().isThrownBy(() -> NoteSigner.witness(key));
    }

    @Test
    void aTextMayHaveEmptyLines() throws Exception {
        NoteSigner signer = signer("a", KeyAlgorithm.ED25519);
        String text = "one\n\ntwo\n";
        SignedNote note = new SignedNote(text, List.of(signer.sign(text, TIME)));
        assertThat(SignedNote.parse(note.format())).isEqualTo(note);
    }

    @Test
    void thirtySignaturesAreTakenAndThousandsAreNot() throws Exception {
        NoteSignature line = signer("a", KeyAlgorithm.ED25519).sign(TEXT, TIME);
        List<NoteSignature> lines = new ArrayList<>(java.util.Collections.nCopies(30, line));
        assertThat(SignedNote.parse(new SignedNote(TEXT, lines).format()).signatures())
                .hasSize(30);
        String many = new SignedNote(TEXT, java.util.Collections.nCopies(2000, line)).format();
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> SignedNote.parse(many));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text\n",
                "text\n\n",
                "text\n\n\u2014 a AAAAAAA=",
                "text\n\n- a AAAAAAA=\n",
                "text\n\n\u2014 a AAAAAAA\n",
                "text\n\n\u2014 a AAAAAAB=\n",
                "text\n\n\u2014 a AAAA\n",
                "text\n\n\u2014 a+b AAAAAAA=\n",
                "text\n\n\u2014 a\u0085b AAAAAAA=\n",
                "text\n\n\u2014 a\u3000b AAAAAAA=\n",
                "text\n\n\u2014  AAAAAAA=\n",
                "text\n\n\u2014 a\u00a0b AAAAAAA=\n",
                "te\txt\n\n\u2014 a AAAAAAA=\n",
                "te\rxt\n\n\u2014 a AAAAAAA=\n",
                "text\n\n\u2014 a AAAAAAA=\nmore\n"
            })
    void whatIsNotASignedNoteIsRefused(String note) {
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> SignedNote.parse(note));
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        byte[] note = signed(signer("a", KeyAlgorithm.ED25519)).format().getBytes(StandardCharsets.UTF_8);
        note[2] = (byte) 0xc0;
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> SignedNote.parse(note));
    }

    @Test
    void aVerifierKeyWithAnotherIdNameOrKeyIsRefused() {
        String key = signer("example.cn/log", KeyAlgorithm.SM2).key().text();
        for (String wrong : List.of(
                key.replace("example.cn", "example.com"),
                key.replace("+", "-"),
                key + "A",
                key.substring(0, key.length() - 4),
                "a+00000000+AQ==",
                "a+00000000+",
                "a+0+A",
                "++")) {
            assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> NoteKey.parse(wrong));
        }
    }
}

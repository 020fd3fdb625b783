package org.zhengyuan.seal.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zhengyuan.seal.crypto.KeyAlgorithm;
import org.zhengyuan.seal.crypto.SoftwareKey;

/** The trust file. */
class TrustTest {
    private static final SoftwareKey SECRET = SoftwareKey.generate("a.example.cn", KeyAlgorithm.ED25519);
    private static final NoteKey SIGNING = NoteSigner.of(SECRET).key();
    private static final NoteKey WITNESS = NoteSigner.witness(SECRET).key();
    private static final NoteKey OTHER = NoteSigner.witness(SoftwareKey.generate("w.example.cn", KeyAlgorithm.ED25519))
            .key();

    @Test
    void theWordBeforeAKeySaysWhatItMaySign() throws Exception {
        Trust trust = Trust.parse(
                """
                # a comment

                log %1$s
                  answers\t%1$s # another
                witness %2$s
                witness outside %3$s
                quorum 1
                """
                        .formatted(SIGNING, WITNESS, OTHER));
        assertThat(trust).isEqualTo(new Trust(List.of(SIGNING), List.of(SIGNING), List.of(WITNESS), List.of(OTHER), 1));
        assertThat(trust.logsOf("a.example.cn")).containsExactly(SIGNING);
        assertThat(trust.logsOf("b.example.cn")).isEmpty();
    }

    @Test
    void aKeyWithoutAWordIsForLogAndAnswersAndAWitnessWithoutOneIsTheOperators() throws Exception {
        assertThat(Trust.parse(SIGNING + "\r\n" + OTHER))
                .isEqualTo(new Trust(List.of(SIGNING), List.of(SIGNING), List.of(OTHER), List.of(), 0));
    }

    @Test
    void whatMakesNoSenseIsRefusedWithItsLine() {
        for (String wrong : List.of(
                "log",
                "log " + WITNESS,
                "answers " + WITNESS,
                "witness " + SIGNING,
                "outside " + OTHER,
                "witness inside " + OTHER,
                "log " + SIGNING + " " + SIGNING,
                "log " + SIGNING + "A",
                "quorum -1",
                "quorum 1",
                "LOG " + SIGNING)) {
            assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> Trust.parse(wrong));
        }
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> Trust.parse("\nnonsense"))
                .withMessageStartingWith("line 2");
    }

    @Test
    void aWitnessWithTheLogsOwnKeyIsNotOutside() {
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> Trust.parse("log " + SIGNING + "\nwitness outside " + WITNESS))
                .withMessageContaining("cannot be outside");
    }
}

package org.zhengyuan.seal.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** C2SP tlog-checkpoint, "Note text". */
class CheckpointTest {
    private static final String ROOT = Hash.EMPTY_TREE.base64();

    @Test
    void originSizeAndRootStandOnALineEach() throws Exception {
        Checkpoint checkpoint = new Checkpoint("example.cn/log 1", 20852163, Hash.EMPTY_TREE, List.of("more", "lines"));
        assertThat(checkpoint.text()).isEqualTo("example.cn/log 1\n20852163\n" + ROOT + "\nmore\nlines\n");
        assertThat(Checkpoint.parse(checkpoint.text())).isEqualTo(checkpoint);
        assertThat(Checkpoint.parse("a\n0\n" + ROOT + "\n").size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a\n1\n",
                "a\n1\nROOT",
                "\n1\nROOT\n",
                "a\n01\nROOT\n",
                "a\n-1\nROOT\n",
                "a\n+1\nROOT\n",
                "a\n1 \nROOT\n",
                "a\n\nROOT\n",
                "a\n9223372036854775808\nROOT\n",
                "a\n99999999999999999999999\nROOT\n",
                "a\n1\nAAAA\n",
                "a\n1\nnot base64\n",
                "a\n1\nROOT\n\n",
                "a\n1\nROOT\n\nmore\n"
            })
    void whatIsNotACheckpointIsRefused(String text) {
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> Checkpoint.parse(text.replace("ROOT", ROOT)));
    }
}

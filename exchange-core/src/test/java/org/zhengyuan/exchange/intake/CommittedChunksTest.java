package org.zhengyuan.exchange.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommittedChunksTest {
    @Test
    void rowsAreKnownByWhereChunksLieAndNotByTheirNumbers() {
        CommittedChunks committed =
                new CommittedChunks().with(0, 1, 5_000).with(2, 10_001, 5_000).with(7, 0, 0);

        assertThat(committed.hold(1)).isTrue();
        assertThat(committed.hold(5_000)).isTrue();
        assertThat(committed.hold(5_001)).isFalse();
        assertThat(committed.hold(10_000)).isFalse();
        assertThat(committed.hold(10_001)).isTrue();
        assertThat(committed.hold(15_001)).isFalse();
    }

    @Test
    void newChunksTakeNumbersThatNobodyBears() {
        CommittedChunks committed = new CommittedChunks().with(0, 1, 10).with(2, 21, 10);

        assertThat(committed.free(0)).isEqualTo(1);
        assertThat(committed.free(2)).isEqualTo(3);
        assertThat(committed.next()).isEqualTo(3);
        assertThat(new CommittedChunks().free(0)).isZero();
    }
}

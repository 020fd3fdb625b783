package org.zhengyuan.exchange.intake;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ChunkLineTest {
    @Test
    void aChunkThatDiesOfAnErrorIsNotTakenForLoaded() throws InterruptedException {
        try (ExecutorService loaders = Executors.newFixedThreadPool(2)) {
            ChunkLine line = new ChunkLine(loaders, 4);
            line.submit(() -> {
                throw new OutOfMemoryError("as if");
            });

            assertThatThrownBy(line::drain)
                    .isInstanceOf(IllegalStateException.class)
                    .hasCauseInstanceOf(OutOfMemoryError.class);
        }
    }
}

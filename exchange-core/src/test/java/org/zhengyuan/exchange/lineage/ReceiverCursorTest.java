package org.zhengyuan.exchange.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReceiverCursorTest {
    @Test
    void aCursorComesBackAsItWas() {
        ReceiverCursor cursor = new ReceiverCursor(Instant.parse("2026-11-22T10:00:00.123456Z"), UUID.randomUUID());
        assertThat(ReceiverCursor.of(cursor.text())).contains(cursor);
    }

    @Test
    void whatIsNoCursorIsNone() {
        assertThat(ReceiverCursor.of("")).isEmpty();
        assertThat(ReceiverCursor.of("not a cursor")).isEmpty();
        assertThat(ReceiverCursor.of("AAAA")).isEmpty();
    }
}
